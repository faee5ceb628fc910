//! The drawing on the wire: see `scene::scene` for what each part means.
//!
//! The scene crosses the border as it is, without being copied into another form first: it is by far
//! the largest thing that does. The structures here give the page its types; a test holds them to the
//! scene's own form.
#![allow(missing_docs, reason = "each field is said at the scene's own type")]

use super::{
    id::Id,
    word::{Lens, TieKind},
};
use account::scene;
use serde::{Deserialize, Serialize};
use specta::Type;

macro_rules! shape {
    ($($name:ident { $($field:ident: $type:ty),+ $(,)? })+) => {
        $(#[derive(Clone, Debug, Serialize, Deserialize, Type)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $(pub $field: $type),+ })+
    };
}

shape! {
    Rect { x: f64, y: f64, width: f64, height: f64 }
    Stroke { ink: String, width: f64, dash: Dash }
    Card { id: Id, rect: Rect, ink: String, name: String, spoken: String, opacity: f64, placed: bool, marks: Vec<Mark> }
    Label { rect: Rect, baseline: f64, text: String, ink: String }
    LineShape {
        id: Id, kind: TieKind, from: Id, to: Id, d: String, bounds: Rect, stroke: Stroke, opacity: f64,
        arrow: Option<String>, score: Option<String>, label: Option<Label>, spoken: String,
    }
    Zone { key: String, rect: Rect, marks: Vec<Mark> }
    Spot { key: String, rect: Rect, opens: Opens, opacity: f64, marks: Vec<Mark>, spoken: String }
    LegendEntry { heading: String, text: String, marks: Vec<Mark> }
    SceneShape {
        lens: Lens, bounds: Rect, zones: Vec<Zone>, spots: Vec<Spot>, lines: Vec<LineShape>, cards: Vec<Card>,
        legend: Vec<LegendEntry>, notes: Vec<String>, aside: u32,
    }
    PatchShape {
        bounds: Rect, zones: Option<Vec<Zone>>, spots: Option<Vec<Spot>>, lines: Vec<LineShape>,
        cards: Vec<Card>, gone: Vec<Id>, legend: Option<Vec<LegendEntry>>, notes: Vec<String>, aside: u32,
    }
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Dash {
    Solid,
    Dashed,
    Dotted,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    Regular,
    Medium,
    SemiBold,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "mark", rename_all = "kebab-case")]
pub enum Mark {
    Text { x: f64, y: f64, text: String, size: f64, weight: Weight, anchor: Anchor, ink: String },
    Box { rect: Rect, radius: f64, fill: Option<String>, stroke: Option<Stroke> },
    Photo { rect: Rect, radius: f64, jpeg: String },
    Path { d: String, fill: Option<String>, stroke: Option<Stroke>, opacity: f64 },
}

/// What a spot opens.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Opens {
    Pair { from: Id, to: Id },
    Branch { of: Id },
    Person { id: Id },
}

macro_rules! as_it_is {
    ($($name:ident = $drawn:path, $shape:ident;)+) => {
        $(#[derive(Clone, Debug, Serialize, Type)]
        #[serde(transparent)]
        pub struct $name(#[specta(type = $shape)] pub $drawn);)+
    };
}

as_it_is! {
    Scene = scene::Scene, SceneShape;
    Patch = scene::scene::Patch, PatchShape;
    Line = scene::scene::Line, LineShape;
}

/// A card's new centre.
#[derive(Clone, Copy, Debug, Deserialize, Type)]
pub struct Move {
    pub id: Id,
    pub x: f64,
    pub y: f64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use account::{Key, Laptop, demo, domain};
    use serde_json::Value;

    #[test]
    fn the_page_is_told_the_scenes_own_form() {
        let folder = tempfile::tempdir().unwrap();
        let mut open = demo(&folder.path().join("demo.rapport"), Key::Open, Box::new(Laptop)).unwrap();
        for lens in domain::Lens::ALL {
            let sight = domain::Sight::through(*lens);
            let sent = serde_json::to_value(Scene(open.draw(sight, None).unwrap().clone())).unwrap();
            let shape: SceneShape = serde_json::from_value(sent.clone()).unwrap();
            assert_eq!(same_numbers(serde_json::to_value(shape).unwrap()), same_numbers(sent));
        }
        let manager = open.account().manager().unwrap().id;
        let tie = open.account().ties_of(manager).next().unwrap().id;
        open.untie(tie).unwrap();
        let sent = serde_json::to_value(Patch(open.redraw().unwrap().unwrap())).unwrap();
        let shape: PatchShape = serde_json::from_value(sent.clone()).unwrap();
        assert_eq!(same_numbers(serde_json::to_value(shape).unwrap()), same_numbers(sent));
    }

    /// Numbers as floating point, so that 1 and 1.0 are one.
    fn same_numbers(value: Value) -> Value {
        match value {
            Value::Number(number) => number.as_f64().map_or(Value::Null, Value::from),
            Value::Array(items) => items.into_iter().map(same_numbers).collect(),
            Value::Object(fields) => {
                fields.into_iter().map(|(key, value)| (key, same_numbers(value))).collect()
            }
            other => other,
        }
    }
}
