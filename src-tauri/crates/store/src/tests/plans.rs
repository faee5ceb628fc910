//! Plans of any kind, for the laws that hold for any account.

use super::{laws::Deed, *};
use domain::{Action, Charter, Dismissal, Scenario, Workstream, plan::Supposed, trust::Component};

/// A workstream or an action of it, or what is put aside, supposed and agreed.
pub(super) fn planned(
    account: &Account,
    fresh: Id,
    deed: &Deed,
    [whom, other]: [Option<Id>; 2],
) -> Vec<Delta> {
    let on = date(2026, 1, 1);
    let beside = |bit: u32| Id::numbered(fresh.0.as_u128() ^ (1 << bit));
    if deed.what == 16 {
        let Some(stream) = account.workstreams().next().filter(|_| deed.on) else {
            return vec![Delta::added(Workstream {
                id: fresh,
                title: format!("W{}", deed.text.chars().take(20).collect::<String>()),
                findings: deed.more.clone(),
                goal: deed.text.clone(),
                ours: whom,
                theirs: other,
                components: [*deed.member.get(Component::ALL)].into(),
                begun_on: on,
                ended_on: None,
            })];
        };
        let action = Action {
            concerns: whom.into_iter().collect(),
            owner: other,
            workstream: Some(stream.id),
            why: deed.text.clone(),
            ..Action::new(fresh, format!("A{}", deed.member.index(9)), on)
        };
        return vec![Delta::added(action)];
    }
    let trusts = |(from, to)| Supposed::Trusts { from, to, points: 70 };
    let supposed = whom.zip(other).map(trusts).into_iter().collect();
    let scenario = Scenario { id: fresh, name: format!("C{}", deed.member.index(9)), supposed, on };
    let dismissal = Dismissal {
        id: beside(90),
        finding: format!("stale {fresh}"),
        sentence: deed.text.clone(),
        reason: format!("because {}", deed.more),
        on,
        until: deed.on.then_some(date(2026, 2, 1)),
        by: "Mei".into(),
    };
    let before = account.charter().cloned();
    let charter = Charter {
        id: before.as_ref().map_or(beside(91), |before| before.id),
        vision: deed.text.clone(),
        charter: deed.more.clone(),
        agreed_by: String::new(),
        on,
    };
    let agreed = match before {
        Some(before) => Delta::edited(before, charter),
        None => Some(Delta::added(charter)),
    };
    [Delta::added(scenario), Delta::added(dismissal)].into_iter().chain(agreed).collect()
}
