//! What holds for any account, whatever its records hold.

use super::{plans::planned, *};
use domain::{
    Attitude, Coverage, Influence, Kind, Level, Reflection, Snapshot, Status, Thought,
    change::inverse,
    coach::{self, Tuning},
    trust::{
        Behaviours, Characteristics, Component, Instrument, Side, Signs, TrustDna,
        checks::{Characteristic, Question, SevenQuestions, Sign},
        covey::{Behaviour, Core, Cores},
        dna::Item,
        ladder::Ladder,
        survey::{self, Answers, Participant, PartnerSurvey, Reply, Round, Secret},
    },
};
use proptest::{collection::vec, prelude::*, sample::Index};

/// One thing a user might do, of which as much comes true as the account allows.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    pub what: usize,
    whom: Index,
    other: Index,
    pub member: Index,
    pub text: String,
    pub more: String,
    number: f64,
    pub on: bool,
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "\\PC{0,24}",
        2 => any::<String>(),
        1 => Just("nul \0 in the middle\0".to_owned()),
        1 => Just("\0 first".to_owned()),
        1 => Just("Robert'); DROP TABLE stakeholder;--".to_owned()),
        1 => Just("e\u{301} \u{202e}עברית\u{202c} 👩🏽‍🚀 \u{feff}\r\n\t\"[]{}".to_owned()),
    ]
}

fn number() -> impl Strategy<Value = f64> {
    use proptest::num::f64::{NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
    prop_oneof![-5000.0..5000.0, NORMAL | SUBNORMAL | ZERO | NEGATIVE | POSITIVE]
}

prop_compose! {
    fn deed()(
        what in 0_usize..18, whom: Index, other: Index, member: Index, text in text(), more in text(),
        number in number(), on: bool,
    ) -> Deed {
        Deed { what, whom, other, member, text, more, number, on }
    }
}

/// Answers on one of the instruments.
fn reading(deed: &Deed) -> Reading {
    let upto = |index: &Index, highest: u8| 1 + u8::try_from(index.index(usize::from(highest))).unwrap();
    let Deed { member, whom, other, on, .. } = deed;
    match member.get(Instrument::ALL) {
        Instrument::TrustEquation => {
            let scale = *other.get(Scale::ALL);
            let (c, i) = (upto(whom, scale.highest()), upto(other, scale.highest()));
            TrustEquation::new(c, i, c, i, scale).unwrap().into()
        }
        Instrument::TrustDna => {
            let answers = Item::ALL.iter().skip(whom.index(Item::ALL.len()));
            let answers = answers.map(|&item| (item, upto(other, 7)));
            TrustDna::new(*member.get(Level::ALL), answers).unwrap().into()
        }
        Instrument::Behaviours => {
            Behaviours::new([(*whom.get(Behaviour::ALL), *on), (*other.get(Behaviour::ALL), !on)])
                .unwrap()
                .into()
        }
        Instrument::Characteristics => {
            Characteristics::new([(*whom.get(Characteristic::ALL), *on)]).unwrap().into()
        }
        Instrument::Signs => Signs::new([(*whom.get(Sign::ALL), *on)]).unwrap().into(),
        Instrument::PartnerSurvey => {
            let level = *member.get(Level::ALL);
            let item = survey::Item { component: *whom.get(Component::ALL), level };
            let answers = [(item, upto(other, 7))].into();
            PartnerSurvey { round: id(7), level, asked: 6, answers }.into()
        }
    }
}

/// A rule of the coach that is off, and one that goes by another number.
fn tuning(deed: &Deed) -> Tuning {
    let rule = *deed.member.get(coach::Rule::ALL);
    let coach::Threshold { least, most, .. } = rule.threshold(&Profile::new(id(1), ""));
    let value = least + (most - least) * (deed.number.abs() % 1.0);
    Tuning { off: deed.on.then_some(rule).into_iter().collect(), thresholds: [(rule, value)].into() }
}

/// A history in the making.
struct Author {
    account: Account,
    next: u128,
}

impl Author {
    fn fresh(&mut self) -> Id {
        self.next += 1;
        id(self.next)
    }

    /// What a deed does to the account as it is.
    fn deltas(&mut self, deed: &Deed) -> Vec<Delta> {
        let fresh = self.fresh();
        let account = &self.account;
        let people: Vec<&Stakeholder> = account.stakeholders().collect();
        let ties: Vec<&Tie> = account.ties().collect();
        let whom = (!people.is_empty()).then(|| *deed.whom.get(&people));
        let other = (!people.is_empty()).then(|| *deed.other.get(&people));
        let tie = (!ties.is_empty()).then(|| *deed.other.get(&ties));
        match (deed.what, whom, other, tie) {
            (0 | 1, _, other, _) => vec![Delta::added(self.person(fresh, deed, other.map(|it| it.id)))],
            (2, Some(whom), other, _) => {
                Delta::edited(whom.clone(), self.person(whom.id, deed, other.map(|it| it.id)))
                    .into_iter()
                    .collect()
            }
            (3, Some(from), Some(to), _) => {
                let kind = *deed.member.get(TieKind::ALL);
                let free = from.id != to.id && account.tie_between(kind, from.id, to.id).is_none();
                let tie = Tie { note: deed.text.clone(), ..Tie::new(fresh, kind, from.id, to.id) };
                free.then(|| Delta::added(tie)).into_iter().collect()
            }
            (4, _, _, Some(tie)) => {
                let on =
                    date(2026, 1, 1).checked_sub(jiff::Span::new().days(deed.whom.index(700_000) as i64));
                vec![Delta::added(Assessment {
                    id: fresh,
                    tie: tie.id,
                    reading: reading(deed),
                    on: on.unwrap(),
                    assessor: format!("M{}", deed.text),
                    rationale: deed.more.clone(),
                    confidence: (deed.number.abs() % 1.0).max(f64::MIN_POSITIVE),
                    sealed: false,
                })]
            }
            (5, Some(whom), ..) => {
                let lens = if deed.on { Lens::FourWorlds } else { Lens::OrgChart };
                let old = account.place_of(lens, whom.id);
                let id = old.map_or(fresh, |old| old.id);
                let (x, y) = (deed.number, -deed.number / 3.0);
                let place = Place { id, lens, stakeholder: whom.id, x, y };
                match old {
                    Some(old) => Delta::edited(old.clone(), place).into_iter().collect(),
                    None => vec![Delta::added(place)],
                }
            }
            (6, Some(whom), ..) => {
                let (system, key) = ("organogram".to_owned(), format!("{}{fresh}", deed.text));
                let values = [(deed.text.clone(), deed.more.clone())].into();
                vec![Delta::added(Origin { id: fresh, stakeholder: whom.id, system, key, values })]
            }
            (9, Some(whom), ..) => {
                let photo = Photo { id: fresh, stakeholder: whom.id, jpeg: deed.text.clone() };
                match account.photo_of(whom.id) {
                    Some(old) => {
                        Delta::edited(old.clone(), Photo { id: old.id, ..photo }).into_iter().collect()
                    }
                    None => vec![Delta::added(photo)],
                }
            }
            (10, whom, other, _) => {
                let name = format!("V{}", deed.text.chars().take(20).collect::<String>());
                let mut sight = Sight::through(*deed.member.get(Lens::ALL));
                sight.filter.tags.insert(deed.more.clone());
                sight.filter.owners.insert(whom.map(|it| it.id));
                sight.collapsed.extend(other.map(|it| it.id));
                let at = deed.on.then_some(Gaze { x: deed.number, y: 0.5, zoom: 1.0 });
                let stand = |it: &Stakeholder| Standpoint { stakeholder: it.id, x: deed.number, y: 1.0 };
                let places = whom.into_iter().map(stand).collect();
                vec![Delta::added(SavedView { id: fresh, name, position: 3, sight, at, places })]
            }
            (7, whom, ..) => {
                let profile = Profile {
                    supplier: deed.text.clone(),
                    manager: whom.map(|it| it.id).filter(|_| deed.on),
                    half_life_days: deed.number.abs().max(f64::MIN_POSITIVE),
                    quick_check_weight: deed.number.abs().max(f64::MIN_POSITIVE),
                    coach: tuning(deed),
                    ..account.profile().clone()
                };
                Delta::edited(account.profile().clone(), profile).into_iter().collect()
            }
            (11, ..) => {
                let name = format!("S{}", deed.text.chars().take(20).collect::<String>());
                vec![Delta::added(Snapshot { id: fresh, name, at: Timestamp::UNIX_EPOCH })]
            }
            (12, Some(whom), ..) => {
                let ladder = *deed.member.get(Ladder::ALL);
                let old = account.strategy_for(whom.id);
                let strategy = domain::Strategy {
                    id: old.map_or(fresh, |old| old.id),
                    stakeholder: whom.id,
                    ladder,
                    current: deed.on.then(|| *deed.whom.get(ladder.stages())),
                    target: Some(*deed.other.get(ladder.stages())),
                    why: deed.text.clone(),
                    on: date(2026, 1, 1),
                };
                match old {
                    Some(old) => Delta::edited(old.clone(), strategy).into_iter().collect(),
                    None => vec![Delta::added(strategy)],
                }
            }
            (13, whom, ..) => {
                let thought = if deed.on {
                    Thought::Cores(Cores::new([(*deed.member.get(Core::ALL), 7)]).unwrap())
                } else {
                    let answers = [(*deed.member.get(Question::ALL), format!("A{}", deed.text))].into();
                    Thought::Questions(SevenQuestions { answers })
                };
                let by = format!("M{}", deed.text);
                let about = whom.map(|it| it.id).filter(|_| deed.on);
                vec![Delta::added(Reflection { id: fresh, on: date(2026, 1, 1), by, about, thought })]
            }
            (14, ..) => {
                let name = format!("R{}", deed.member.index(9));
                let mut round = Round::new(fresh, name, date(2026, 1, 1), Secret([7; 32]));
                round.anonymous = deed.on;
                let participant = |number: u128| Participant {
                    id: id(number),
                    key: format!("key-{number}"),
                    name: format!("N{}", deed.more.chars().take(20).collect::<String>()),
                    side: Side::Customer,
                    level: Level::Staff,
                    counterpart: whom.map(|it| it.id),
                };
                round.participants.extend((0..deed.other.index(4) as u128).map(participant));
                vec![Delta::added(round)]
            }
            (15, ..) => {
                let waits = account.rounds().find_map(|round| {
                    let heard = |key: &str| {
                        account.replies_to(round.id).any(|reply| reply.answers.participant == key)
                    };
                    let participant = round.participants.iter().find(|it| !heard(&it.key))?;
                    Some((round.id, participant.key.clone()))
                });
                let reply = waits.map(|(round, participant)| Reply {
                    id: fresh,
                    on: date(2026, 1, 2),
                    answers: Answers {
                        round,
                        participant,
                        saved: Timestamp::UNIX_EPOCH,
                        answers: [].into(),
                        remarks: deed.text.clone(),
                    },
                });
                reply.map(Delta::added).into_iter().collect()
            }
            (16 | 17, whom, other, _) => {
                planned(account, fresh, deed, [whom, other].map(|it| it.map(|it| it.id)))
            }
            (8, Some(whom), _, None) => account.removal_of_stakeholder(whom.id).unwrap(),
            (8, Some(whom), _, Some(tie)) if deed.on => {
                let of_tie = [tie.from, tie.to].contains(&whom.id);
                if of_tie { account.removal_of_tie(tie.id) } else { account.removal_of_stakeholder(whom.id) }
                    .unwrap()
            }
            _ => Vec::new(),
        }
    }

    fn person(&self, id: Id, deed: &Deed, owner: Option<Id>) -> Stakeholder {
        let Deed { member, text, more, on, .. } = deed;
        Stakeholder {
            id,
            kind: *member.get(Kind::ALL),
            name: if text.is_empty() { "–".into() } else { text.clone() },
            organisation: more.clone(),
            department: text.clone(),
            title: more.clone(),
            group: *member.get(Group::ALL),
            level: on.then(|| *member.get(Level::ALL)),
            roles: Role::ALL.iter().copied().skip(member.index(9)).collect(),
            attitude: on.then(|| *member.get(Attitude::ALL)),
            coverage: on.then(|| *member.get(Coverage::ALL)),
            influence: on.then(|| *member.get(Influence::ALL)),
            status: *member.get(Status::ALL),
            email: more.clone(),
            phone: text.clone(),
            mobile: more.clone(),
            address: text.clone(),
            owner: owner.filter(|_| *on),
            tags: [text.clone(), more.clone()].into(),
            notes: text.clone(),
        }
    }
}

/// Makes a file, and in it one change for each group of deeds.
fn told(desk: &Desk, deeds: &[Vec<Deed>]) -> (AccountFile, Account, Vec<Change>) {
    let mut file = AccountFile::create(&desk.path("acme.rapport"), Key::Open, &first()).unwrap();
    let mut author = Author { account: Account::new(Profile::new(id(1), "Northwind Rail")), next: 1000 };
    let mut changes = vec![first()];
    for (seq, group) in (2..).zip(deeds) {
        let mut deltas = Vec::new();
        for deed in group {
            let done = author.deltas(deed);
            author.account.apply(&done);
            deltas.extend(done);
        }
        let change = change(seq, deltas);
        file.commit(&change).unwrap();
        changes.push(change);
    }
    (file, author.account, changes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn what_is_committed_is_what_is_read(deeds in vec(vec(deed(), 0..8), 1..8)) {
        let desk = Desk::new();
        let (file, account, changes) = told(&desk, &deeds);
        drop(file);
        let file = AccountFile::open(&desk.path("acme.rapport"), Key::Open).unwrap();
        prop_assert_eq!(&file.load().unwrap(), &account);
        prop_assert_eq!(&folded(&file), &account);
        let mut newest_first = file.changes(None, usize::MAX).unwrap();
        newest_first.reverse();
        let mut outcomes = Vec::new();
        file.outcomes(&mut |outcome| outcomes.push(outcome)).unwrap();
        let left = changes.iter().filter(|change| !change.deltas.is_empty()).map(|change| Outcome {
            id: change.id,
            at: change.at,
            on: change.on,
            step: change.step,
            after: change.deltas.iter().map(|delta| (delta.record, delta.after.clone())).collect(),
        });
        prop_assert_eq!(outcomes, left.collect::<Vec<_>>());
        prop_assert_eq!(newest_first, changes);
        prop_assert_eq!(file.check().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn a_change_and_its_inverse_leave_every_row_as_it_was(deeds in vec(vec(deed(), 1..12), 2..6)) {
        let desk = Desk::new();
        let (before, last) = deeds.split_at(deeds.len() - 1);
        let (mut file, account, changes) = told(&desk, before);
        let rows = dump(&file);
        let next = changes.len() as u64 + 1;
        let mut author = Author { account, next: 1_000_000 };
        let mut deltas = Vec::new();
        for deed in &last[0] {
            let done = author.deltas(deed);
            author.account.apply(&done);
            deltas.extend(done);
        }
        let done = change(next, deltas);
        let undone = Change { step: Step::Undo(done.id), ..change(next + 1, inverse(&done.deltas)) };
        let redone = Change { step: Step::Redo(done.id), ..change(next + 2, done.deltas.clone()) };
        file.commit(&done).unwrap();
        let rows_done = dump(&file);
        file.commit(&undone).unwrap();
        prop_assert_eq!(dump(&file), rows);
        file.commit(&redone).unwrap();
        prop_assert_eq!(dump(&file), rows_done);
        prop_assert_eq!(file.check().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_megabyte_of_notes_comes_back() {
    let desk = Desk::new();
    let mut file = desk.account("acme.rapport");
    let notes: String = ('\0'..='\u{ffff}').cycle().take(1 << 20).collect();
    let person = Stakeholder { notes, ..Stakeholder::new(id(12), "Ana Novak", Group::Suppliers) };
    file.commit(&change(3, vec![Delta::added(person.clone())])).unwrap();
    drop(file);
    let file = AccountFile::open(&desk.path("acme.rapport"), Key::Open).unwrap();
    assert_eq!(file.load().unwrap().stakeholder(person.id), Some(&person));
    assert_eq!(file.change(change(3, Vec::new()).id).unwrap().unwrap().deltas, [Delta::added(person)]);
}

#[test]
fn ties_swap_their_ends_in_one_change() {
    let desk = Desk::new();
    let mut file = desk.account("acme.rapport");
    let (one, other) =
        (Tie::new(id(20), TieKind::Trust, id(10), id(11)), Tie::new(id(21), TieKind::Trust, id(11), id(10)));
    let turned = |tie: &Tie| Delta::edited(tie.clone(), Tie { from: tie.to, to: tie.from, ..tie.clone() });
    let deltas = [turned(&one), turned(&other)].into_iter().flatten().collect();
    file.commit(&change(3, deltas)).unwrap();
    assert_eq!(file.load().unwrap().tie(id(20)).unwrap().from, id(11));
}

#[test]
fn a_record_that_comes_and_goes_within_a_change_leaves_nothing() {
    let desk = Desk::new();
    let mut file = desk.account("acme.rapport");
    let rows = dump(&file);
    let passer = Stakeholder::new(id(12), "Ana Novak", Group::Suppliers);
    file.commit(&change(3, vec![Delta::added(passer.clone()), Delta::removed(passer)])).unwrap();
    assert_eq!(dump(&file), rows);
    assert_eq!(file.check().unwrap(), Vec::<String>::new());
}

#[test]
fn the_history_is_read_newest_first_in_pages_and_oldest_first_as_steps() {
    let desk = Desk::new();
    let mut file = desk.account("acme.rapport");
    for seq in 3..=6 {
        file.commit(&crowd(seq, 1)).unwrap();
    }
    let undone = Change { step: Step::Undo(crowd(6, 1).id), ..change(7, inverse(&crowd(6, 1).deltas)) };
    file.commit(&undone).unwrap();
    let seqs = |before, limit| {
        let headlines = file.headlines(before, limit).unwrap();
        let changes = file.changes(before, limit).unwrap();
        assert_eq!(
            headlines.iter().map(|it| (it.id, it.at, &it.label, it.step)).collect::<Vec<_>>(),
            changes.iter().map(|it| (it.id, it.at, &it.label, it.step)).collect::<Vec<_>>()
        );
        headlines.iter().map(|headline| headline.seq).collect::<Vec<_>>()
    };
    assert_eq!(seqs(None, 3), [7, 6, 5]);
    assert_eq!(seqs(Some(5), 2), [4, 3]);
    assert_eq!(seqs(Some(2), 9), [1]);
    assert_eq!(seqs(None, 0), [0_u64; 0]);
    let steps = file.steps().unwrap();
    assert_eq!(steps.iter().map(|step| step.0).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(steps[6], (7, undone.id, undone.step));
    assert_eq!(file.change(undone.id).unwrap(), Some(undone));
    assert_eq!(file.change(id(999)).unwrap(), None);
}
