//! Seeded account networks of any size, for measurements: the same seed and size give the same account.
//!
//! The shape follows real key accounts: 55 % customer, 25 % own functions, 8 % own leadership, 12 %
//! critical suppliers; reporting trees with a span of 3–9 in every organisation; four directed trust
//! ties a head, two thirds of them across the border between the two companies, with preferential
//! attachment; one Trust Equation on each.

use domain::{
    Account, Assessment, Change, Delta, Group, Id, Profile, Reading, Stakeholder, Step, Tie, TieKind,
    stakeholder::{Attitude, Coverage, Role},
    trust::{Scale, TrustEquation},
};
use jiff::{Timestamp, ToSpan, civil::Date};
use std::collections::HashSet;

/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.roll() % n.max(1) as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

const FIRST: [&str; 16] = [
    "Anna", "Ben", "Clara", "David", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Liam",
    "Mona", "Nils", "Olga", "Paul",
];
const LAST: [&str; 16] = [
    "Abel", "Brandt", "Costa", "Duarte", "Eriksen", "Fischer", "Gruber", "Horvat", "Ivanov", "Jensen",
    "Keller", "Lang", "Meyer", "Novak", "Olsen", "Peters",
];
const TITLES: [&str; 8] = [
    "Head of Purchasing",
    "Plant Manager",
    "Category Buyer",
    "Quality Engineer",
    "Controller",
    "Application Engineer",
    "Logistics Planner",
    "Regional Director",
];

/// The change that brings a whole account of `n` people into being, as of `today`.
pub fn account(n: usize, seed: u64, today: Date) -> Change {
    let mut dice = Dice(seed.wrapping_mul(1_000_003).wrapping_add(n as u64));
    let mut next = 0_u128;
    let mut id = || {
        next += 1;
        Id::numbered(next | 0x7000_8000_0000_0000_0000)
    };
    let mut profile = Profile::new(id(), format!("Measured account of {n}"));
    profile.supplier = "Own company".into();

    let shares =
        [(Group::Leadership, 8), (Group::Functions, 25), (Group::Suppliers, 12), (Group::Customer, 55)];
    let mut people: Vec<Stakeholder> = Vec::with_capacity(n);
    for (group, share) in shares {
        let until = if group == Group::Customer { n } else { (people.len() + n * share / 100).min(n) };
        while people.len() < until {
            people.push(somebody(id(), group, people.len(), &mut dice));
        }
    }
    profile.manager = people.iter().find(|one| one.group == Group::Functions).map(|one| one.id);

    let mut deltas: Vec<Delta> = people.iter().cloned().map(Delta::added).collect();
    deltas.push(Delta::added(profile));
    for (boss, report) in reporting(&people, &mut dice) {
        deltas.push(Delta::added(Tie::new(id(), TieKind::ReportsTo, people[report].id, people[boss].id)));
    }
    for (from, to) in trusting(&people, &mut dice) {
        let tie = Tie::new(id(), TieKind::Trust, people[from].id, people[to].id);
        let mut factor = || 1 + dice.below(10) as u8;
        let equation = TrustEquation {
            credibility: factor(),
            reliability: factor(),
            intimacy: factor(),
            self_orientation: factor(),
            scale: Scale::Ten,
        };
        let assessment = Assessment {
            id: id(),
            tie: tie.id,
            reading: Reading::TrustEquation(equation),
            on: today.saturating_sub((dice.below(700) as i64).days()),
            assessor: "Measured".into(),
            rationale: String::new(),
            confidence: (1 + dice.below(10)) as f64 / 10.0,
            sealed: false,
        };
        deltas.push(Delta::added(tie));
        deltas.push(Delta::added(assessment));
    }
    Change {
        id: id(),
        seq: 1,
        at: Timestamp::UNIX_EPOCH,
        on: None,
        author: "Measured".into(),
        label: format!("Created the account Measured account of {n}"),
        step: Step::Do,
        deltas,
    }
}

/// An account of bosses each of whom reports to the one before and has two more reports: as deep as a file
/// of nonsense can make it.
pub fn chain(bosses: usize) -> Change {
    let mut next = 0_u128;
    let mut id = || {
        next += 1;
        Id::numbered(next | 0x7000_8000_0000_0000_0000)
    };
    let mut deltas = vec![Delta::added(Profile::new(id(), "Measured chain"))];
    let mut above: Option<Id> = None;
    for boss in 0..bosses {
        for nth in 0..3 {
            let one = Stakeholder::new(id(), format!("Boss {boss}.{nth}"), Group::Customer);
            if let Some(above) = above {
                deltas.push(Delta::added(Tie::new(id(), TieKind::ReportsTo, one.id, above)));
            }
            if nth == 2 {
                above = Some(one.id);
            }
            deltas.push(Delta::added(one));
        }
    }
    Change {
        id: id(),
        seq: 1,
        at: Timestamp::UNIX_EPOCH,
        on: None,
        author: "Measured".into(),
        label: "Created the account Measured chain".into(),
        step: Step::Do,
        deltas,
    }
}

/// The account that a first change brings into being.
pub fn in_memory(change: &Change) -> Account {
    let mut account = Account::new(Profile::new(change.id, "Measured"));
    account.apply(&change.deltas);
    account
}

fn somebody(id: Id, group: Group, number: usize, dice: &mut Dice) -> Stakeholder {
    let name = format!("{} {}", dice.of(&FIRST), dice.of(&LAST));
    let organisation = match group {
        Group::Customer => format!("Customer {}", number / 400),
        Group::Suppliers => format!("Supplier {}", number / 12),
        Group::Functions | Group::Leadership => "Own company".into(),
    };
    let hats = usize::from(group == Group::Customer) * dice.below(3);
    Stakeholder {
        title: (*dice.of(&TITLES)).into(),
        organisation,
        roles: (0..hats).map(|_| *dice.of(Role::ALL)).collect(),
        attitude: dice.chance(80).then(|| *dice.of(Attitude::ALL)),
        coverage: dice.chance(80).then(|| *dice.of(Coverage::ALL)),
        ..Stakeholder::new(id, name, group)
    }
}

/// (boss, report) in every organisation, breadth first.
fn reporting(people: &[Stakeholder], dice: &mut Dice) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < people.len() {
        let same = |at: usize| {
            (people[at].group, &people[at].organisation) == (people[start].group, &people[start].organisation)
        };
        let end = (start..people.len()).find(|at| !same(*at)).unwrap_or(people.len());
        let (mut boss, mut report) = (start, start + 1);
        while report < end {
            for _ in 0..3 + dice.below(7) {
                if report < end {
                    lines.push((boss, report));
                    report += 1;
                }
            }
            boss += 1;
        }
        start = end;
    }
    lines
}

/// (from, to): four a head, mostly across the border, the trusted attracting more trust.
fn trusting(people: &[Stakeholder], dice: &mut Dice) -> Vec<(usize, usize)> {
    let ours = |at: usize| matches!(people[at].group, Group::Functions | Group::Leadership);
    let sides: [Vec<usize>; 2] = [
        (0..people.len()).filter(|at| !ours(*at)).collect(),
        (0..people.len()).filter(|at| ours(*at)).collect(),
    ];
    let mut popular: [Vec<usize>; 2] = sides.clone();
    let mut seen = HashSet::new();
    let mut pairs = Vec::new();
    for _ in 0..people.len() * 40 {
        if pairs.len() == people.len() * 4 {
            break;
        }
        let from = dice.below(people.len());
        let across = dice.chance(65);
        let side = usize::from(ours(from) != across);
        let to = if popular[side].is_empty() { continue } else { *dice.of(&popular[side]) };
        if from != to && seen.insert((from, to)) {
            pairs.push((from, to));
            popular[side].push(to);
        }
    }
    pairs
}

/// A CSV of `n` contacts as a CRM writes them.
pub fn contacts(n: usize) -> String {
    let mut dice = Dice(n as u64);
    let mut csv =
        String::from("Id,AccountName,FirstName,LastName,Title,Department,Email,Phone,ReportsToId\n");
    for row in 0..n {
        let boss = if row == 0 { String::new() } else { format!("C{:06}", dice.below(row)) };
        csv.push_str(&format!(
            "C{row:06},Firm {},{},{} {row},\"{}, site {}\",Department {},contact{row}@example.com,+49 30 {row:07},{boss}\n",
            row / 250,
            dice.of(&FIRST),
            dice.of(&LAST),
            dice.of(&TITLES),
            dice.below(9),
            dice.below(12),
        ));
    }
    csv
}
