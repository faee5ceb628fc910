//! Laws that hold for any table, however nasty.

use crate::desk::{Desk, file};
use domain::{Delta, Id, Record, TieKind, change};
use exchange::import::{Choice, Offer, read};
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-C][a-b]? [D-E]",
        1 => Just(String::new()),
        1 => "\\PC{0,8}",
        1 => Just("over\u{7} two lines\r\nand \"quoted\", with commas, at some length".to_owned()),
        1 => (290_usize..320).prop_map(|length| "ü".repeat(length)),
    ]
}

fn reference() -> impl Strategy<Value = String> {
    prop_oneof![6 => "[1-9]", 1 => Just(String::new()), 1 => Just("XX".to_owned()), 1 => cell()]
}

fn table(headings: &'static str, columns: Vec<BoxedStrategy<String>>) -> impl Strategy<Value = String> {
    proptest::collection::vec(columns, 1..14).prop_map(move |rows| {
        let quoted = |row: Vec<String>| {
            row.into_iter()
                .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
                .collect::<Vec<_>>()
                .join(",")
        };
        let rows: Vec<String> = rows.into_iter().map(quoted).collect();
        format!("{headings}\n{}\n", rows.join("\n"))
    })
}

fn contacts() -> impl Strategy<Value = String> {
    let address = prop_oneof![Just("a@x.example".to_owned()), Just(String::new()), cell()].boxed();
    let (boxed, key) = (|| cell().boxed(), || reference().boxed());
    prop_oneof![
        table(
            "Id,Name,E-mail,Company,Title,ReportsToId,IsDeleted,Status,Tags",
            vec![
                key(),
                boxed(),
                address.clone(),
                boxed(),
                boxed(),
                key(),
                "[a-z]?|true".boxed(),
                "left|known|warm".boxed(),
                boxed()
            ],
        ),
        table("Name,E-mail,Company,Title,Manager", vec![boxed(), address, boxed(), boxed(), boxed()]),
    ]
}

fn organogram() -> impl Strategy<Value = String> {
    let holder = prop_oneof![3 => cell(), 1 => "Vacant|N/D|Eliminated|Slot deleted "].boxed();
    table(
        "Post Unique Reference,Name,Grade,Job Title,Organisation,Unit,Reports to Senior Post",
        vec![
            reference().boxed(),
            holder,
            "SCS[1-4]".boxed(),
            cell().boxed(),
            "Mill|mill|Forge|".boxed(),
            cell().boxed(),
            reference().boxed(),
        ],
    )
}

fn offer(text: &str) -> Offer {
    read(vec![file("people.csv", text)]).unwrap()
}

/// All records, whatever their order of arrival.
fn records(desk: &Desk) -> BTreeMap<String, Record> {
    let added = |delta: Delta| Some((format!("{:?}", delta.record), delta.after?));
    desk.account.everything().into_iter().filter_map(added).collect()
}

fn has_circle(desk: &Desk) -> bool {
    let mut bosses: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for tie in desk.account.ties().filter(|tie| tie.kind == TieKind::ReportsTo) {
        bosses.entry(tie.from).or_default().insert(tie.to);
    }
    // Whoever reports to nobody is taken out, until nobody is left but those in circles or below them.
    loop {
        let with_boss: BTreeSet<Id> = bosses.keys().copied().collect();
        let before = bosses.len();
        for of in bosses.values_mut() {
            of.retain(|boss| with_boss.contains(boss));
        }
        bosses.retain(|_, of| !of.is_empty());
        if bosses.len() == before {
            return !bosses.is_empty();
        }
    }
}

/// Imports tables one after the other; after each the laws hold.
fn check(tables: &[String], choose: Option<usize>) -> Result<(), TestCaseError> {
    let mut desk =
        Desk::with(&[("Aa D", "Mill", ""), ("B E", "", "Clerk"), ("C D", "Forge", ""), ("C D", "Forge", "")]);
    desk.draw("Aa D", "B E");
    for text in tables {
        let offer = offer(text);
        let chosen = choose.and_then(|at| offer.organisations.get(at % offer.organisations.len().max(1)));
        let choice = Choice { organisations: chosen.map(|one| vec![one.key.clone()]), ..Choice::default() };
        let before = records(&desk);
        let plan = desk.plan(&offer, &choice);
        let people = chosen.map_or(offer.people, |one| one.people);
        let of_rows = plan.updated.iter().filter(|update| update.row.is_some()).count();
        prop_assert_eq!(plan.added.len() + of_rows + plan.unchanged, people, "everybody is told of once");

        desk.account.apply(&plan.deltas);
        let kept = desk.account.check(&plan.deltas, date(2030, 1, 1));
        prop_assert!(kept.is_ok(), "the account's rules hold: {:?}", kept);
        prop_assert!(!has_circle(&desk), "nobody reports to themselves in a circle");
        let mut ids = BTreeSet::new();
        for delta in plan.deltas.iter().filter(|delta| delta.before.is_none()) {
            prop_assert!(ids.insert(delta.record.id), "ids are new");
        }
        let again = desk.plan(&offer, &choice);
        prop_assert!(again.is_empty(), "the same again changes {:#?}", again.deltas);

        let after = records(&desk);
        desk.account.apply(&change::inverse(&plan.deltas));
        prop_assert_eq!(records(&desk), before, "one undo takes it back");
        desk.account.apply(&plan.deltas);
        prop_assert_eq!(records(&desk), after);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_contacts_keep_the_accounts_rules(
        tables in proptest::collection::vec(contacts(), 1..4),
        choose in proptest::option::of(0_usize..5),
    ) {
        check(&tables, choose)?;
    }

    #[test]
    fn any_organograms_keep_the_accounts_rules(
        tables in proptest::collection::vec(organogram(), 1..4),
        choose in proptest::option::of(0_usize..5),
    ) {
        check(&tables, choose)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(offer) = read(vec![file("people.csv", bytes)]) {
            check_plan(&offer)?;
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(Name|Email|Id|[,;\"\n\t| a-c])*") {
        if let Ok(offer) = read(vec![file("people.csv", text)]) {
            check_plan(&offer)?;
        }
    }
}

fn check_plan(offer: &Offer) -> Result<(), TestCaseError> {
    let mut desk = Desk::new();
    let plan = desk.plan(offer, &Choice::default());
    desk.account.apply(&plan.deltas);
    prop_assert!(desk.account.check(&plan.deltas, date(2030, 1, 1)).is_ok());
    Ok(())
}
