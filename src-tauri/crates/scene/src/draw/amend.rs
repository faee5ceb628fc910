//! What a change does to lines drawn before: those at the change run anew, round what came into their way
//! and apart from all that stay; all others stay exactly as they were.

use super::{
    label::{self, Standing},
    line::Drafter,
};
use crate::{
    geometry::around,
    route::{Taken, Track},
    scene::{Line, Point, Rect, Scene},
};
use domain::{Id, Tie};
use std::{
    cell::OnceCell,
    collections::{BTreeMap, HashMap, HashSet},
};

/// How near to a bend a card must have stood for the line to have gone round it.
const ROUND_IT: f64 = 24.0;
/// The free ground that a line which stays needs beside a card that came: more than its bends are cut
/// short.
const CLEAR: f64 = 7.0;
/// The free ground round a label that stays.
const LABEL_CLEAR: f64 = 1.0;

/// What changed since a drawing.
pub(super) struct Changed<'c> {
    /// Who changed, at whom a tie did, or whose card stands elsewhere, came or went.
    pub ids: &'c HashSet<Id>,
    /// Whose cards stand elsewhere, came or went.
    pub moved: &'c HashSet<Id>,
    /// The ground that cards and titles take which did not before.
    pub came: &'c [Rect],
    /// The ground that they left.
    pub went: &'c [Rect],
}

/// Two stakeholders, the smaller first.
type Couple = (Id, Id);

fn couple(from: Id, to: Id) -> Couple {
    (from.min(to), from.max(to))
}

impl<'a> Drafter<'a> {
    /// The lines at what changed and all others that run otherwise or bear their score elsewhere because
    /// of it. No line among them and those that stay is behind a foreign card, and no label on a card, a
    /// title or another label.
    pub fn amended(&self, before: &Scene, changed: &Changed) -> Vec<Line> {
        let tracks = Tracks::of(before);
        let mut reporting = self.reporting_concerned(changed);
        let mut anew: HashSet<Couple> = self.couples_changed(before, changed);
        for (at, line) in before.lines.iter().enumerate() {
            let is_free = |from, to| self.is_free(line, from, to);
            if changed.is_in_the_way(line, || tracks.get(at), is_free) {
                match self.account.tie(line.id).filter(|tie| tie.kind.is_reporting()) {
                    Some(tie) => _ = reporting.insert(tie.id, tie),
                    None if line.kind.is_reporting() => {}
                    None => _ = anew.insert(couple(line.from, line.to)),
                }
            }
        }

        let stays = |line: &Line| {
            !anew.contains(&couple(line.from, line.to))
                && self.account.tie(line.id).is_some_and(|tie| (tie.from, tie.to) == (line.from, line.to))
        };
        let taken = if anew.is_empty() {
            Taken::default()
        } else {
            let staying = before.lines.iter().enumerate();
            let staying = staying.filter(|(_, line)| !line.kind.is_reporting() && stays(line));
            Taken::of(staying.map(|(at, _)| tracks.get(at)))
        };
        let ties: BTreeMap<Id, &Tie> = anew
            .iter()
            .flat_map(|&(one, other)| {
                self.shown_ties(one).filter(move |tie| couple(tie.from, tie.to) == (one, other))
            })
            .filter(|tie| !tie.kind.is_reporting())
            .map(|tie| (tie.id, tie))
            .chain(reporting)
            .collect();
        let ties: Vec<&Tie> = ties.into_values().collect();
        let mut placing = self.tracks(&ties, taken);

        let drawn: HashSet<Id> = placing.iter().map(|(line, _)| line.id).collect();
        let mut staying: Vec<(Line, &Track)> = Vec::new();
        let mut standing = Standing { lines: Vec::new(), titles: self.titles(), is_coarse: true };
        let labels: Vec<Rect> = before
            .lines
            .iter()
            .filter(|line| stays(line) && !drawn.contains(&line.id))
            .filter_map(|line| Some(line.label.as_ref()?.rect))
            .collect();
        let ground = around(placing.iter().map(|(line, _)| line.bounds)).unwrap_or_default();
        for (at, line) in before.lines.iter().enumerate() {
            if drawn.contains(&line.id) || !(line.kind.is_reporting() || stays(line)) {
                continue;
            }
            let is_touched = changed.ids.contains(&line.from) || changed.ids.contains(&line.to);
            let is_covered = line.label.as_ref().is_some_and(|label| {
                changed.came.iter().any(|came| came.overlaps(&label.rect.inflated(LABEL_CLEAR)))
            });
            if !is_touched && !is_covered {
                if line.bounds.overlaps(&ground) {
                    standing.lines.push((line, tracks.get(at)));
                }
                continue;
            }
            let Some(mut anew) = self.restyled(line) else { continue };
            let keeps_place = !is_covered && self.keep_label(line, &mut anew, &labels);
            if keeps_place || anew.score.is_none() {
                staying.push((anew, tracks.get(at)));
            } else {
                placing.push((anew, tracks.get(at).clone()));
            }
        }
        standing.lines.extend(staying.iter().map(|(line, track)| (line, *track)));
        label::place(&mut placing, self.grid(), &standing);
        drop(standing);
        placing.into_iter().map(|(line, _)| line).chain(staying.into_iter().map(|(line, _)| line)).collect()
    }

    /// Gives a line that looks otherwise the place of its score before, where its text fits there.
    fn keep_label(&self, before: &Line, now: &mut Line, labels: &[Rect]) -> bool {
        let (Some(old), Some(new)) = (&before.label, &mut now.label) else { return false };
        new.rect = label::replaced(new, old);
        let rect = new.rect;
        old.text == new.text
            || !(self.grid().any_over(&rect)
                || self.titles().iter().any(|title| title.overlaps(&rect))
                || labels.iter().any(|other| *other != old.rect && other.overlaps(&rect)))
    }

    /// The couples between whom ties came or went, or one of whom moved.
    fn couples_changed(&self, before: &Scene, changed: &Changed) -> HashSet<Couple> {
        let mut lines: HashMap<Couple, Vec<Id>> = HashMap::new();
        let drawn = before.lines.iter().filter(|line| !line.kind.is_reporting());
        for line in drawn.filter(|line| changed.ids.contains(&line.from) || changed.ids.contains(&line.to)) {
            lines.entry(couple(line.from, line.to)).or_default().push(line.id);
        }
        let mut ties: HashMap<Couple, Vec<Id>> = HashMap::new();
        for &id in changed.ids {
            for tie in self.shown_ties(id).filter(|tie| !tie.kind.is_reporting()) {
                let of_couple = ties.entry(couple(tie.from, tie.to)).or_default();
                if !of_couple.contains(&tie.id) {
                    of_couple.push(tie.id);
                }
            }
        }
        let sorted = |ids: Option<&Vec<Id>>| {
            let mut ids = ids.cloned().unwrap_or_default();
            ids.sort_unstable();
            ids
        };
        let all: HashSet<Couple> = lines.keys().chain(ties.keys()).copied().collect();
        all.into_iter()
            .filter(|couple| {
                changed.moved.contains(&couple.0)
                    || changed.moved.contains(&couple.1)
                    || sorted(lines.get(couple)) != sorted(ties.get(couple))
            })
            .collect()
    }

    fn reporting_concerned(&self, changed: &Changed) -> BTreeMap<Id, &'a Tie> {
        let obstacles: Vec<Rect> = changed.came.iter().chain(changed.went).copied().collect();
        let mut ties = self.ties_concerned(changed.ids, &obstacles);
        ties.retain(|_, tie| tie.kind.is_reporting());
        ties
    }
}

/// The tracks of lines drawn before, each read when it is first asked for.
struct Tracks<'s> {
    lines: &'s [Line],
    read: Vec<OnceCell<Track>>,
}

impl<'s> Tracks<'s> {
    fn of(scene: &'s Scene) -> Self {
        Self { lines: &scene.lines, read: vec![OnceCell::new(); scene.lines.len()] }
    }

    fn get(&self, line: usize) -> &Track {
        self.read[line].get_or_init(|| self.lines[line].track())
    }
}

impl Changed<'_> {
    /// Whether a line runs where something came, or went round what went away and need not any more.
    fn is_in_the_way<'t>(
        &self,
        line: &Line,
        track: impl Fn() -> &'t Track,
        is_free: impl Fn(Point, Point) -> bool,
    ) -> bool {
        let runs_into = self.came.iter().map(|came| came.inflated(CLEAR)).any(|came| {
            came.overlaps(&line.bounds)
                && track().legs().any(|(from, to)| came.part_inside(from, to).is_some())
        });
        runs_into
            || !line.kind.is_reporting()
                && line.d.contains('Q')
                && self.went.iter().map(|went| went.inflated(ROUND_IT)).any(|went| {
                    went.overlaps(&line.bounds)
                        && track()
                            .points()
                            .windows(3)
                            .any(|bend| went.holds(bend[1]) && is_free(bend[0], bend[2]))
                })
    }
}
