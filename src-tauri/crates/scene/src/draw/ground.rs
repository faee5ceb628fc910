//! Zones: soft, labelled ground.

use super::shape::{inks, line_of_text};
use crate::{
    geometry::around,
    layout::{Layout, Plot},
    lens::View,
    scene::{Ink, Mark, Rect, Weight, Zone},
    text,
};
use domain::{Account, Coverage, Group, Kind, Lens, Role, Stakeholder, Status};

/// Between a zone's edge and its title.
const INSET: f64 = 24.0;
/// Size of a title.
const TITLE: f64 = 13.0;
/// Size of what stands beside it.
const NOTE: f64 = 11.0;
/// The hats that every decision-making unit has (Webster and Wind); coverage is told of them.
const UNIT: [Role; 6] =
    [Role::Buyer, Role::Decider, Role::Specifier, Role::Gatekeeper, Role::User, Role::Influencer];

/// The zones of a layout with their titles and counts.
pub(super) fn zones(account: &Account, view: &View, layout: &Layout) -> Vec<Zone> {
    layout.plots().iter().map(|plot| zone(account, view, plot)).collect()
}

/// What the titles take, with what stands beside and below them: one rectangle a zone.
pub(super) fn titles(zones: &[Zone]) -> impl Iterator<Item = Rect> {
    zones.iter().filter_map(|zone| {
        around(zone.marks.iter().filter_map(|mark| match mark {
            Mark::Text { x, y, text, size, weight, .. } => {
                Some(Rect::new(*x, y - size, text::width(text, *size, *weight), size * 1.3))
            }
            _ => None,
        }))
    })
}

fn zone(account: &Account, view: &View, plot: &Plot) -> Zone {
    let members: Vec<&Stakeholder> =
        plot.members.iter().filter_map(|&member| account.stakeholder(member)).collect();
    let world = match view.sight.lens {
        Lens::FourWorlds => Group::from_code(&plot.key),
        _ => None,
    };
    let ground = world.or_else(|| members.first().map(|member| member.group));
    let mut marks = vec![Mark::Box {
        rect: plot.rect,
        radius: 22.0,
        fill: Some(ground.map_or(Ink::Hat, |group| inks(group).1)),
        stroke: None,
    }];
    let (title, note) = match world {
        Some(Group::Customer) => {
            let unit = format!("{} · decision-making unit", account.profile().name);
            (unit, with_coverage(&members))
        }
        Some(group) => (group.spoken().to_owned(), counted(&members)),
        None => (plot.key.clone(), counted(&members)),
    };
    let (x, room) = (plot.rect.x + INSET, plot.rect.width - 2.0 * INSET);
    let y = if plot.title_below { plot.rect.bottom() - 19.0 } else { plot.rect.y + 28.0 };
    let title = text::fit(&title, TITLE, Weight::SemiBold, room);
    let wide = text::width(&title, TITLE, Weight::SemiBold) + 9.0;
    marks.push(line_of_text(x, y, title, TITLE, Weight::SemiBold, Ink::Ink));
    // Where there is no room for kinds, the number alone.
    let note = [note, members.len().to_string()]
        .into_iter()
        .find(|note| text::width(note, NOTE, Weight::Regular) <= room - wide)
        .unwrap_or_default();
    if !members.is_empty() && !note.is_empty() {
        marks.push(line_of_text(x + wide, y, note, NOTE, Weight::Regular, Ink::Muted));
    }
    if members.is_empty() {
        let y = if plot.title_below { y - 20.0 } else { y + 20.0 };
        let hint = text::fit(hint(world), NOTE, Weight::Regular, room);
        marks.push(line_of_text(x, y, hint, NOTE, Weight::Regular, Ink::Muted));
    }
    Zone { key: plot.key.clone(), rect: plot.rect, marks }
}

/// What to put into an empty zone.
const fn hint(world: Option<Group>) -> &'static str {
    match world {
        Some(Group::Customer) => "Add who decides, buys and uses",
        Some(Group::Functions) => "Add the teams that deliver",
        Some(Group::Leadership) => "Add who backs the account",
        Some(Group::Suppliers) => "Add who supplies us",
        None => "",
    }
}

/// "12 people · 5 of 6 roles covered".
fn with_coverage(members: &[&Stakeholder]) -> String {
    let is_covered = |role: &&Role| {
        members.iter().any(|member| {
            member.roles.contains(role)
                && member.status == Status::Known
                && member.coverage.is_some_and(|coverage| coverage != Coverage::None)
        })
    };
    let covered = UNIT.iter().filter(is_covered).count();
    format!("{} · {covered} of {} roles covered", counted(members), UNIT.len())
}

/// "3 teams · 2 people".
fn counted(members: &[&Stakeholder]) -> String {
    let count = |kind: Kind, one: &str, many: &str| {
        let count = members.iter().filter(|member| member.kind == kind).count();
        match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{count} {many}")),
        }
    };
    let counts = [
        count(Kind::Person, "person", "people"),
        count(Kind::Team, "team", "teams"),
        count(Kind::Organisation, "organisation", "organisations"),
    ];
    counts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
