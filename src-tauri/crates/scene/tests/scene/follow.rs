//! What people may rely on while an account changes: whoever is not concerned stays.

use crate::{
    accounts::{Draft, LENSES, any_account, bakery, generated},
    cards::within,
};
use domain::{Account, Delta, Group, Id, Lens, Stakeholder, TieKind};
use proptest::{collection::vec, prelude::*};
use scene::{
    Arrangement, Layout, arrange, arrange_folded, hidden_under,
    layout::{CARD_HEIGHT, CARD_WIDTH},
    scene::{Point, Rect},
};
use std::collections::{BTreeMap, BTreeSet};

/// One change of an account, its people given by number.
#[derive(Clone, Debug)]
enum Step {
    Add { group: usize, boss: Option<usize>, organisation: usize },
    Remove(usize),
    Report { who: usize, to: usize },
    Free(usize),
    Regroup { who: usize, group: usize },
    Trust { who: usize, whom: usize },
}

fn any_step() -> impl Strategy<Value = Step> {
    let who = 0..60_usize;
    prop_oneof![
        4 => (0..4_usize, proptest::option::of(who.clone()), 0..4_usize)
            .prop_map(|(group, boss, organisation)| Step::Add { group, boss, organisation }),
        2 => who.clone().prop_map(Step::Remove),
        2 => (who.clone(), who.clone()).prop_map(|(who, to)| Step::Report { who, to }),
        1 => who.clone().prop_map(Step::Free),
        1 => (who.clone(), 0..4_usize).prop_map(|(who, group)| Step::Regroup { who, group }),
        1 => (who.clone(), who).prop_map(|(who, whom)| Step::Trust { who, whom }),
    ]
}

/// Changes the account; the number of people it concerns.
fn take(draft: &mut Draft, step: &Step) {
    let ids: Vec<Id> = draft.account.stakeholders().map(|known| known.id).collect();
    let Some(of) = (!ids.is_empty()).then_some(|number: usize| ids[number % ids.len()]) else {
        draft.add("Somebody", Group::Customer, |_| {});
        return;
    };
    match *step {
        Step::Add { group, boss, organisation } => {
            let name = ["", "North", "South", "West"][organisation];
            let new = draft.add("New", Group::ALL[group], |new| new.organisation = name.into());
            if let Some(boss) = boss {
                draft.tie(TieKind::ReportsTo, new, of(boss));
            }
        }
        Step::Remove(who) => remove(draft, of(who)),
        Step::Report { who, to } => {
            free(draft, of(who));
            draft.tie(TieKind::ReportsTo, of(who), of(to));
        }
        Step::Free(who) => free(draft, of(who)),
        Step::Regroup { who, group } => {
            let before = draft.account.stakeholder(of(who)).unwrap().clone();
            let after = Stakeholder { group: Group::ALL[group], ..before.clone() };
            draft.account.apply(&Delta::edited(before, after).into_iter().collect::<Vec<_>>());
        }
        Step::Trust { who, whom } => draft.trust(of(who), of(whom), (5, 5, 5, 5), 0.5),
    }
}

fn free(draft: &mut Draft, who: Id) {
    let lines = draft.account.ties_of(who).filter(|tie| tie.kind.is_reporting() && tie.from == who);
    let deltas: Vec<Delta> = lines.cloned().map(Delta::removed).collect();
    draft.account.apply(&deltas);
}

fn remove(draft: &mut Draft, who: Id) {
    if draft.account.profile().manager == Some(who) {
        return;
    }
    let account = &draft.account;
    let ties: Vec<_> = account.ties_of(who).cloned().collect();
    let mut deltas: Vec<Delta> = Vec::new();
    for tie in ties {
        deltas.extend(account.assessments_of(tie.id).cloned().map(Delta::removed));
        deltas.push(Delta::removed(tie));
    }
    deltas.push(Delta::removed(account.stakeholder(who).unwrap().clone()));
    draft.account.apply(&deltas);
}

fn card(at: Point) -> Rect {
    Rect::centred(at, CARD_WIDTH, CARD_HEIGHT)
}

/// Holds a layout to its laws.
fn check(account: &Account, lens: Lens, layout: &Layout) -> Result<(), TestCaseError> {
    let centres: Vec<(Id, Point)> = layout.centres().collect();
    prop_assert_eq!(centres.len(), account.stakeholders().len(), "everybody has a place");
    for (nth, &(a, one)) in centres.iter().enumerate() {
        for &(b, other) in &centres[nth + 1..] {
            prop_assert!(!card(one).overlaps(&card(other)), "{lens:?}: {a} and {b} overlap");
        }
    }
    let zones: Vec<(&str, Rect)> = layout.zones().collect();
    for (nth, (name, zone)) in zones.iter().enumerate() {
        for (other_name, other) in &zones[nth + 1..] {
            prop_assert!(
                !zone.overlaps(other),
                "{lens:?}: the zones {name} {zone:?} and {other_name} {other:?} overlap"
            );
        }
    }
    let manager = account.profile().manager;
    let zone_of = |id: Id| {
        let known = account.stakeholder(id).unwrap();
        match lens {
            Lens::FourWorlds => known.group.code().to_owned(),
            _ => account.organisation_of(known).to_lowercase(),
        }
    };
    for &(id, at) in &centres {
        if lens == Lens::FourWorlds && manager == Some(id) {
            continue;
        }
        for (name, zone) in &zones {
            if name.to_lowercase() == zone_of(id) {
                prop_assert!(within(&card(at), zone), "{id} in {name}");
            } else {
                prop_assert!(!zone.overlaps(&card(at)), "{lens:?}: {id} stands in {name}");
            }
        }
    }
    Ok(())
}

/// Bosses above their reports, as far as the reporting lines are a tree.
fn check_order(account: &Account, layout: &Layout) -> Result<(), TestCaseError> {
    for who in account.stakeholders() {
        let bosses: Vec<Id> = account
            .ties_of(who.id)
            .filter(|tie| tie.kind.is_reporting() && tie.from == who.id)
            .map(|tie| tie.to)
            .collect();
        let [boss] = bosses[..] else { continue };
        let same = account.stakeholder(boss).unwrap().group == who.group;
        let is_manager = |id| account.profile().manager == Some(id);
        // A circle is cut open somewhere.
        let in_circle = bosses_of(account, who.id).contains(&who.id);
        if same && !is_manager(boss) && !is_manager(who.id) && !in_circle {
            let (below, above) = (layout.centre(who.id).unwrap(), layout.centre(boss).unwrap());
            prop_assert!(above.y < below.y, "{} stands above {}", boss, who.id);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn whatever_changes_cards_and_zones_keep_apart(
        account in any_account(),
        steps in vec(any_step(), 1..14),
    ) {
        for lens in LENSES {
            let mut draft = Draft::of(account.clone());
            let mut arrangement = arrange(&draft.account, lens);
            for step in &steps {
                take(&mut draft, step);
                let next = arrangement.follow(&draft.account);
                prop_assert_eq!(&next, &arrangement.follow(&draft.account), "the same comes of the same");
                let layout = next.with_places(&draft.account);
                check(&draft.account, lens, &layout)?;
                if lens == Lens::FourWorlds {
                    check_order(&draft.account, &layout)?;
                }
                arrangement = next;
            }
            prop_assert_eq!(&arrangement.follow(&draft.account), &arrangement, "nothing changed, nobody moves");
        }
    }

    #[test]
    fn who_leaves_moves_nobody(account in any_account(), who in 0..60_usize) {
        for lens in LENSES {
            let before = arrange(&account, lens);
            let id = account.stakeholders().nth(who % account.stakeholders().len()).unwrap().id;
            let has_reports = account.ties_of(id).any(|tie| tie.kind.is_reporting() && tie.to == id);
            if account.profile().manager == Some(id) || has_reports || account.stakeholders().len() == 1 {
                continue;
            }
            let mut draft = Draft::of(account.clone());
            remove(&mut draft, id);
            let moved = movement(&before, &before.follow(&draft.account), &draft.account);
            prop_assert!(moved.values().all(|&way| way < 1e-9), "{lens:?}: {moved:?}");
        }
    }

    #[test]
    fn bosses_stand_above_their_reports_in_their_zone(account in any_account()) {
        let layout = arrange(&account, Lens::FourWorlds).with_places(&account);
        check(&account, Lens::FourWorlds, &layout)?;
        check_order(&account, &layout)?;
    }
}

/// How far everybody who was there already moved.
fn movement(before: &Arrangement, after: &Arrangement, account: &Account) -> BTreeMap<Id, f64> {
    let (before, after) = (before.with_places(account), after.with_places(account));
    before.centres().filter_map(|(id, at)| Some((id, at.distance(after.centre(id)?)))).collect()
}

/// Of those who were there, how many moved when somebody new came to report to each person in turn, and
/// how far they moved on average.
fn disturbance(account: &Account, lens: Lens, every: usize) -> (f64, f64) {
    let before = arrange(account, lens);
    let bosses: Vec<Id> = account.stakeholders().map(|known| known.id).step_by(every).collect();
    let (mut moved, mut way) = (0, 0.0);
    for &boss in &bosses {
        let mut draft = Draft::of(account.clone());
        let known = account.stakeholder(boss).unwrap();
        let (group, organisation) = (known.group, known.organisation.clone());
        let new = draft.add("Newcomer", group, |new| new.organisation = organisation);
        draft.tie(TieKind::ReportsTo, new, boss);
        let after = before.follow(&draft.account);
        let ways = movement(&before, &after, &draft.account);
        moved += ways.values().filter(|&&way| way > 1e-6).count();
        way += ways.values().sum::<f64>() / ways.len() as f64;
    }
    (moved as f64 / bosses.len() as f64, way / bosses.len() as f64)
}

#[test]
fn a_newcomer_disturbs_few() {
    for (people, ties, most) in [(15, 30, 3.0), (60, 200, 9.0), (200, 800, 20.0)] {
        let account = generated(people, ties);
        for lens in LENSES {
            let (moved, way) = disturbance(&account, lens, 1 + people / 40);
            assert!(moved <= most, "{people} people, {lens:?}: {moved} moved for one newcomer");
            assert!(way < 40.0, "{people} people, {lens:?}: everybody moved {way} units");
        }
    }
}

#[test]
fn a_newcomer_without_boss_stands_in_their_zone_and_moves_nobody() {
    let mut draft = Draft::of(bakery());
    for lens in LENSES {
        let before = arrange(&draft.account, lens);
        let new = draft.add("Ulf Berg", Group::Suppliers, |_| {});
        let after = before.follow(&draft.account);
        let moved = movement(&before, &after, &draft.account);
        assert!(moved.values().all(|&way| way < 1e-6), "{lens:?}: {moved:?}");
        assert!(after.with_places(&draft.account).centre(new).is_some());
    }
}

#[test]
fn after_many_changes_all_are_arranged_anew() {
    let mut draft = Draft::of(generated(60, 100));
    let before = arrange(&draft.account, Lens::FourWorlds);
    for number in 0..40 {
        draft.add(&format!("New {number}"), Group::Customer, |_| {});
    }
    assert_eq!(before.follow(&draft.account), arrange(&draft.account, Lens::FourWorlds));
}

#[test]
fn folded_branches_have_no_place_and_are_counted() {
    let account = generated(60, 0);
    let all = arrange(&account, Lens::OrgChart).with_places(&account);
    let heads: Vec<Id> = account
        .stakeholders()
        .map(|known| known.id)
        .filter(|&id| account.ties_of(id).any(|tie| tie.kind == TieKind::ReportsTo && tie.to == id))
        .collect();
    for &head in &heads {
        let folded = BTreeSet::from([head]);
        let layout = arrange_folded(&account, Lens::OrgChart, &folded).with_places(&account);
        let hidden = all.centres().len() - layout.centres().len();
        assert!(hidden > 0 && layout.hidden(head) == hidden);
        assert_eq!(hidden_under(&account, &folded), BTreeMap::from([(head, hidden)]));
        assert!(layout.centre(head).is_some());
        let below = all.centres().filter(|(id, _)| layout.centre(*id).is_none());
        for (id, _) in below {
            assert!(bosses_of(&account, id).contains(&head));
        }
    }
    let folded: BTreeSet<Id> = heads.iter().copied().collect();
    let layout = arrange_folded(&account, Lens::OrgChart, &folded).with_places(&account);
    assert!(layout.centres().len() < 12, "only heads and people outside all trees are left");
    let area = |layout: &Layout| layout.zones().map(|(_, zone)| zone.width * zone.height).sum::<f64>();
    assert!(area(&layout) * 3.0 < area(&all), "what is folded away takes no ground");
}

fn bosses_of(account: &Account, of: Id) -> BTreeSet<Id> {
    let mut bosses = BTreeSet::new();
    let mut open = vec![of];
    while let Some(id) = open.pop() {
        for tie in account.ties_of(id).filter(|tie| tie.kind.is_reporting() && tie.from == id) {
            if bosses.insert(tie.to) {
                open.push(tie.to);
            }
        }
    }
    bosses
}

#[test]
fn circles_are_reported() {
    let mut draft = Draft::new("Round");
    let [a, b, c] = ["A", "B", "C"].map(|name| draft.add(name, Group::Customer, |_| {}));
    for (from, to) in [(a, b), (b, a), (c, a)] {
        draft.tie(TieKind::ReportsTo, from, to);
    }
    for lens in LENSES {
        let layout = arrange(&draft.account, lens).with_places(&draft.account);
        assert_eq!(layout.circles(), [[a, b]]);
        assert_eq!(layout.centres().len(), 3);
    }
}

/// Where the others of a branch stand from its head, once somebody came to report to another branch.
#[test]
fn one_more_report_folds_no_other_branch() {
    let account = generated(200, 0);
    let before = arrange(&account, Lens::OrgChart);
    let stood = before.with_places(&account);
    for boss in account.stakeholders().step_by(7) {
        let mut draft = Draft::of(account.clone());
        let new = draft.add("Newcomer", boss.group, |new| new.organisation.clone_from(&boss.organisation));
        draft.tie(TieKind::ReportsTo, new, boss.id);
        let stands = before.follow(&draft.account).with_places(&draft.account);
        let concerned = bosses_of(&draft.account, new);
        let mut folded = 0;
        for report in account.stakeholders().filter(|known| !concerned.contains(&known.id)) {
            let Some(tie) =
                account.ties_of(report.id).find(|tie| tie.from == report.id && tie.kind.is_reporting())
            else {
                continue;
            };
            let offset = |layout: &Layout| Some(layout.centre(tie.from)? - layout.centre(tie.to)?);
            let (was, is) = (offset(&stood).unwrap(), offset(&stands).unwrap());
            folded += usize::from(!concerned.contains(&tie.to) && was.distance(is) > 1e-6);
        }
        assert!(folded <= 2, "{}: {folded} others hang otherwise", boss.name);
    }
}

#[test]
fn an_arrangement_that_was_kept_serves_its_own_lens() {
    let account = generated(30, 60);
    for lens in LENSES {
        let kept = arrange(&account, lens);
        assert_eq!(kept.revived(lens, &account), Some(kept.clone()));
        let other = if lens == Lens::OrgChart { Lens::FourWorlds } else { Lens::OrgChart };
        assert_eq!(kept.revived(other, &account), None);
    }
}
