//! A stakeholder's face.

use crate::id::Id;
use serde::{Deserialize, Serialize};

/// The most bytes a photo may take: it is drawn small, and every copy of the history carries it.
pub const LARGEST_PHOTO: usize = 64 * 1024;

/// A small square picture of a stakeholder, at most one each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Photo {
    /// Identity.
    pub id: Id,
    /// Whose face.
    pub stakeholder: Id,
    /// A JPEG without metadata, as base64.
    pub jpeg: String,
}
