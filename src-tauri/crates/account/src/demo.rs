//! A made-up account to look round in: nobody in it exists.

use crate::{
    edit::Draft,
    error::AccountError,
    open::{Beginning, OpenAccount},
    score::Judgement,
    world::World,
};
use domain::{
    Attitude, Coverage, Group, Id, Influence, Kind, Level, Role, Stakeholder, Status, TieKind,
    trust::{Scale, TrustEquation},
};
use jiff::ToSpan;
use std::{collections::HashMap, path::Path};
use store::Key;

use Attitude::{Mentor, Neutral, NonSupporter, Supporter};
use Coverage::{Brief, InDepth, Multiple};
use Group::{Customer, Functions, Leadership, Suppliers};

const CUSTOMER: &str = "Halden Foods";
const SUPPLIER: &str = "Nordpack";

/// A stakeholder of the made-up account.
struct Somebody {
    name: &'static str,
    title: &'static str,
    group: Group,
    hats: &'static [Role],
    attitude: Option<Attitude>,
    coverage: Option<Coverage>,
    influence: Option<Influence>,
}

const fn somebody(
    name: &'static str,
    title: &'static str,
    group: Group,
    hats: &'static [Role],
    attitude: Option<Attitude>,
    coverage: Option<Coverage>,
) -> Somebody {
    Somebody { name, title, group, hats, attitude, coverage, influence: None }
}

impl Somebody {
    const fn with(mut self, influence: Influence) -> Self {
        self.influence = Some(influence);
        self
    }
}

const PEOPLE: &[Somebody] = &[
    somebody(
        "Ingrid Dahl",
        "Chief Financial Officer",
        Customer,
        &[Role::Decider],
        Some(Neutral),
        Some(Brief),
    )
    .with(Influence::InnerCircle),
    somebody(
        "Elin Moe",
        "Chief Operating Officer",
        Customer,
        &[Role::Decider, Role::Influencer],
        Some(Supporter),
        Some(Multiple),
    )
    .with(Influence::InnerCircle),
    somebody("Sustainability lead", "Post not yet filled", Customer, &[Role::Influencer], None, None),
    somebody(
        "Tomas Berg",
        "Head of Procurement",
        Customer,
        &[Role::Buyer, Role::Gatekeeper],
        Some(Supporter),
        Some(InDepth),
    )
    .with(Influence::PoliticalStructure),
    somebody(
        "Aisha Karim",
        "Packaging Engineer",
        Customer,
        &[Role::Specifier, Role::Influencer],
        Some(Mentor),
        Some(InDepth),
    ),
    somebody(
        "Marcus Lind",
        "Plant Director",
        Customer,
        &[Role::User, Role::Influencer],
        Some(NonSupporter),
        Some(Brief),
    ),
    somebody("Helen Ward", "Chief Executive", Leadership, &[], Some(Supporter), Some(InDepth)),
    somebody("Dan Osei", "Commercial Director", Leadership, &[], Some(Supporter), Some(InDepth)),
    somebody("Logistics", "Function · 6 people", Functions, &[], Some(NonSupporter), Some(InDepth)),
    somebody("Mei Chen", "Head of Quality", Functions, &[], Some(Mentor), Some(InDepth)),
    somebody("Customer care", "Function · 4 people", Functions, &[], Some(Supporter), Some(InDepth)),
    somebody("Jonas Falk", "Application Engineer", Functions, &[], Some(Supporter), Some(Multiple)),
    somebody("Lars Vik", "Account Manager, Norfilm", Suppliers, &[], Some(Neutral), Some(Brief)),
    somebody("InkWorks", "Ink supplier", Suppliers, &[], Some(Supporter), Some(Brief)),
    somebody(
        "Sofia Reyes",
        "Line Manager, Moss plant",
        Customer,
        &[Role::User],
        Some(Neutral),
        Some(Coverage::None),
    ),
];

const REPORTS: &[(&str, &str)] = &[
    ("Tomas Berg", "Ingrid Dahl"),
    ("Aisha Karim", "Elin Moe"),
    ("Marcus Lind", "Elin Moe"),
    ("Sofia Reyes", "Marcus Lind"),
    ("Dan Osei", "Helen Ward"),
];

/// Who trusts whom: credibility, reliability, intimacy, self-orientation, days ago, confidence in %.
type Trusting = (&'static str, &'static str, (u8, u8, u8, u8), i64, u8);

const TRUST: &[Trusting] = &[
    ("Tomas Berg", "Priya Raman", (8, 9, 8, 2), 20, 100),
    ("Priya Raman", "Tomas Berg", (7, 7, 6, 4), 20, 80),
    ("Tomas Berg", "Ingrid Dahl", (8, 8, 8, 3), 60, 70),
    ("Ingrid Dahl", "Tomas Berg", (8, 8, 7, 3), 60, 60),
    ("Aisha Karim", "Priya Raman", (9, 10, 9, 1), 12, 100),
    ("Priya Raman", "Aisha Karim", (10, 10, 9, 1), 12, 100),
    ("Marcus Lind", "Priya Raman", (6, 2, 3, 9), 19, 90),
    ("Priya Raman", "Marcus Lind", (5, 4, 4, 6), 19, 80),
    ("Elin Moe", "Priya Raman", (6, 5, 4, 5), 95, 60),
    ("Priya Raman", "Elin Moe", (8, 7, 7, 4), 95, 80),
    ("Marcus Lind", "Aisha Karim", (7, 6, 6, 4), 130, 60),
    ("Aisha Karim", "Marcus Lind", (6, 6, 6, 5), 130, 60),
    ("Helen Ward", "Priya Raman", (9, 9, 8, 2), 40, 90),
    ("Priya Raman", "Helen Ward", (9, 8, 7, 3), 40, 90),
    ("Dan Osei", "Priya Raman", (6, 6, 6, 6), 210, 70),
    ("Priya Raman", "Dan Osei", (8, 8, 7, 3), 210, 80),
    ("Helen Ward", "Elin Moe", (7, 6, 5, 5), 75, 50),
    ("Elin Moe", "Helen Ward", (8, 7, 6, 4), 75, 50),
    ("Logistics", "Priya Raman", (5, 6, 5, 5), 30, 80),
    ("Priya Raman", "Logistics", (5, 3, 4, 7), 30, 90),
    ("Mei Chen", "Priya Raman", (9, 9, 9, 1), 25, 100),
    ("Priya Raman", "Mei Chen", (9, 9, 9, 2), 25, 100),
    ("Mei Chen", "Aisha Karim", (9, 8, 8, 2), 33, 90),
    ("Aisha Karim", "Mei Chen", (9, 9, 8, 2), 33, 90),
    ("Customer care", "Priya Raman", (8, 7, 8, 3), 45, 80),
    ("Priya Raman", "Customer care", (8, 8, 7, 3), 45, 80),
    ("Jonas Falk", "Priya Raman", (8, 8, 7, 3), 50, 80),
    ("Priya Raman", "Jonas Falk", (8, 7, 8, 3), 50, 80),
    ("Lars Vik", "Priya Raman", (6, 6, 5, 5), 110, 60),
    ("Priya Raman", "Lars Vik", (6, 6, 6, 4), 110, 70),
    ("Priya Raman", "InkWorks", (7, 8, 6, 3), 80, 70),
];

/// What was said before, so that there is something to compare with.
const EARLIER: &[Trusting] = &[
    ("Marcus Lind", "Priya Raman", (7, 6, 5, 5), 160, 90),
    ("Priya Raman", "Logistics", (7, 6, 5, 4), 170, 80),
    ("Tomas Berg", "Priya Raman", (7, 7, 6, 3), 200, 80),
];

/// How many days ago the account was begun, and who came when.
const BEGUN: i64 = 240;
const NEWCOMER: &str = "Lars Vik";
const CAME: i64 = 120;

const WHY: &[(&str, &str, &str)] = &[
    ("Marcus Lind", "Priya Raman", "Three late deliveries in August stopped the Moss line for nine hours."),
    ("Aisha Karim", "Priya Raman", "Called us before the tender was out; shares her test results."),
    ("Priya Raman", "Logistics", "Promised the weekly delivery report twice; it has not come."),
    ("Mei Chen", "Aisha Karim", "Joint root-cause day at Moss: open books on both sides."),
];

/// Creates the file of the made-up account: Halden Foods as Nordpack's Priya Raman sees it, 16
/// stakeholders of all four groups, scored as of today.
///
/// # Errors
/// Where the path is taken or cannot be written.
pub fn demo(path: &Path, key: Key<'_>, world: Box<dyn World>) -> Result<OpenAccount, AccountError> {
    let mut open = OpenAccount::create(
        path,
        key,
        &Beginning {
            name: CUSTOMER.into(),
            supplier: SUPPLIER.into(),
            manager: "Priya Raman".into(),
            manager_title: "Key account manager".into(),
        },
        world,
    )?;
    let today = open.today();
    let days_ago = |days: i64| Some(today.saturating_sub(days.days()));
    let mut ids: HashMap<&str, Id> = HashMap::new();
    open.speak_of(days_ago(BEGUN));
    if let Some(manager) = open.account().manager().cloned() {
        ids.insert("Priya Raman", manager.id);
        open.edit(Stakeholder { coverage: Some(InDepth), level: Some(Level::Operation), ..manager })?;
    }
    for person in PEOPLE {
        open.speak_of(days_ago(if person.name == NEWCOMER { CAME } else { BEGUN }));
        let added = open.add(Draft { stakeholder: stakeholder(person), tie: None })?.added;
        ids.extend(added.into_iter().map(|id| (person.name, id)));
    }
    open.speak_of(days_ago(BEGUN));
    let of = |name: &str| ids.get(name).copied().unwrap_or(Id::numbered(0));
    for (from, to) in REPORTS {
        open.tie(TieKind::ReportsTo, of(from), of(to))?;
    }
    open.tie(TieKind::ReportsDotted, of("Aisha Karim"), of("Tomas Berg"))?;
    open.tie(TieKind::Trust, of("InkWorks"), of("Priya Raman"))?;
    open.speak_of(None);
    for &(from, to, (credibility, reliability, intimacy, self_orientation), days_ago, sure) in
        EARLIER.iter().chain(TRUST)
    {
        let why = WHY.iter().find(|why| (why.0, why.1) == (from, to) && days_ago < 150);
        let scale = Scale::Ten;
        let equation = TrustEquation { credibility, reliability, intimacy, self_orientation, scale };
        open.assess(Judgement {
            from: of(from),
            to: of(to),
            reading: equation.into(),
            on: Some(today.saturating_sub(days_ago.days())),
            assessor: "Priya Raman".into(),
            rationale: why.map_or_else(String::new, |why| why.2.into()),
            confidence: f64::from(sure) / 100.0,
            sealed: false,
        })?;
    }
    Ok(open)
}

fn stakeholder(person: &Somebody) -> Stakeholder {
    let lead = ["Chief", "Commercial"].iter().any(|word| person.title.starts_with(word));
    let organisation = match person.group {
        Customer => CUSTOMER,
        Functions | Leadership => SUPPLIER,
        Suppliers => person.title.split_once(", ").map_or(person.name, |(_, firm)| firm),
    };
    Stakeholder {
        kind: match person.name {
            "Logistics" | "Customer care" => Kind::Team,
            "InkWorks" => Kind::Organisation,
            _ => Kind::Person,
        },
        organisation: organisation.into(),
        title: person.title.into(),
        level: Some(if lead { Level::Leadership } else { Level::Operation }),
        roles: person.hats.iter().copied().collect(),
        attitude: person.attitude,
        coverage: person.coverage,
        influence: person.influence,
        status: if person.coverage.is_none() { Status::NotMet } else { Status::Known },
        ..Stakeholder::new(Id::numbered(0), person.name, person.group)
    }
}
