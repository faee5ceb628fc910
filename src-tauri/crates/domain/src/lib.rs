//! What Rapport is about: the people round a key account, the ties between them, the evidence on
//! those ties, and what the trust models make of it.
//!
//! Pure: no I/O, no clock, no randomness. Dates, ids and authors are passed in.

pub mod account;
pub mod change;
pub mod chronicle;
pub mod coach;
pub mod compare;
pub mod evidence;
pub mod filter;
pub mod id;
pub mod incident;
pub mod marks;
pub mod moment;
pub mod network;
pub mod origin;
pub mod photo;
pub mod place;
pub mod plan;
pub mod profile;
pub mod questionnaire;
pub mod record;
pub mod reflection;
mod removal;
pub mod rollup;
pub mod rules;
pub mod scorecard;
mod sealed;
pub mod sentence;
pub mod sight;
pub mod snapshot;
pub mod stakeholder;
pub mod strategy;
pub mod tie;
pub mod trust;
mod vocabulary;

pub use account::Account;
pub use change::{Change, Delta, Step};
pub use chronicle::Chronicle;
pub use coach::Coach;
pub use evidence::{Assessment, Reading};
pub use filter::{Filter, Focus};
pub use id::Id;
pub use incident::{Effect, Incident};
pub use marks::Marks;
pub use moment::{Clock, Moment};
pub use network::Network;
pub use origin::Origin;
pub use photo::Photo;
pub use place::{Lens, Place};
pub use plan::{Action, Charter, Dismissal, Scenario, Workstream};
pub use profile::{Measures, Profile};
pub use record::{Record, RecordKind, RecordRef};
pub use reflection::{Reflection, Thought};
pub use rules::Rejected;
pub use scorecard::Scorecard;
pub use sight::{Aside, Gaze, SavedView, Shown, Sight, Standpoint};
pub use snapshot::Snapshot;
pub use stakeholder::{Attitude, Coverage, Group, Influence, Kind, Level, Role, Stakeholder, Status};
pub use strategy::Strategy;
pub use tie::{Tie, TieKind};
