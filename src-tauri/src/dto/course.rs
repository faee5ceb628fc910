//! The course of trust on the wire.

use super::{
    figure::{Figure, Moved},
    id::Id,
};
use account::domain::trust::course::Moment;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Of what a course is asked.
#[derive(Clone, Copy, Debug, Deserialize, Type)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum Subject {
    /// The customer and us.
    Account,
    /// One stakeholder.
    Person {
        /// Who.
        id: Id,
    },
    /// Two stakeholders.
    Tie {
        /// The first.
        from: Id,
        /// The second.
        to: Id,
    },
}

impl From<Subject> for account::Subject {
    fn from(sent: Subject) -> Self {
        match sent {
            Subject::Account => Self::Account,
            Subject::Person { id } => Self::Person(id.into()),
            Subject::Tie { from, to } => Self::Tie(from.into(), to.into()),
        }
    }
}

/// Trust on a day.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CoursePoint {
    /// The day.
    pub on: String,
    /// 0–100; none = unknown.
    pub points: Option<u8>,
    /// 0–100.
    pub certainty: u8,
}

impl From<Moment> for CoursePoint {
    fn from(moment: Moment) -> Self {
        Self { on: moment.on.to_string(), points: moment.points, certainty: moment.certainty }
    }
}

/// One direction of trust: see [`account::Way`].
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the account's own type")]
pub struct CourseWay {
    pub figure: Figure,
    pub trend: Moved,
    pub course: Vec<CoursePoint>,
}

impl From<account::Way> for CourseWay {
    fn from(way: account::Way) -> Self {
        Self {
            figure: (&way.figure).into(),
            trend: (&way.trend).into(),
            course: way.course.into_iter().map(CoursePoint::from).collect(),
        }
    }
}

/// Both directions: see [`account::Courses`].
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the account's own type")]
pub struct Courses {
    pub ours: bool,
    pub there: CourseWay,
    pub back: CourseWay,
}

impl From<account::Courses> for Courses {
    fn from(courses: account::Courses) -> Self {
        Self { ours: courses.ours, there: courses.there.into(), back: courses.back.into() }
    }
}
