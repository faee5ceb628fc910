//! The five bands in which a score is coloured.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A fifth of the range of the score. The bands and their names are our own definition.
    Band {
        /// 0–19.
        Strained = "strained", "strained";
        /// 20–39.
        Fragile = "fragile", "fragile";
        /// 40–59.
        Even = "even", "even";
        /// 60–79.
        Good = "good", "good";
        /// 80–100.
        Strong = "strong", "strong";
    }
}

impl Band {
    /// The band of a score of 0–100.
    pub const fn of(score: u8) -> Self {
        match score {
            0..20 => Self::Strained,
            20..40 => Self::Fragile,
            40..60 => Self::Even,
            60..80 => Self::Good,
            _ => Self::Strong,
        }
    }
}
