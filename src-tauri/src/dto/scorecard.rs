//! The scorecard on the wire.

use super::{
    figure::{Figure, Moved, Somebody, Ways, count, ids},
    id::Id,
    trust::Points,
    word::{Band, Group, Level, Word},
};
use account::domain::{
    self, Account, Scorecard as Card,
    rollup::Ways as RolledWays,
    scorecard::{Reach as Reached, Rule, Thin, WaveFigure, WaveSource},
    trust::tax::Tax,
};
use serde::Serialize;
use specta::Type;

/// Trust both ways at a level; none where the level is not known.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field says what it is")]
pub struct LevelWays {
    pub level: Option<Level>,
    pub ways: Ways,
}

/// One of the four groups: see [`domain::scorecard::GroupRow`].
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct GroupRow {
    pub group: Group,
    pub all: Ways,
    pub levels: Vec<LevelWays>,
}

/// A pair of organisations.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct OrganisationPair {
    pub theirs: String,
    pub ours: String,
    pub ways: Ways,
}

/// Something to look after on the trust of one in another.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TieNote {
    /// Who trusts.
    pub from: Somebody,
    /// Who is trusted.
    pub to: Somebody,
    /// Points both ways, where trust is one-sided.
    pub both: Option<(u8, u8)>,
    /// Days since the latest evidence, where it is old.
    pub age_days: Option<f64>,
    /// How it moved, where it did.
    pub moved: Option<Moved>,
}

/// See [`Reached`].
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct Reach {
    pub reached: u32,
    pub of: u32,
    pub people: Vec<Id>,
    pub missed_people: Vec<Id>,
    pub missed: Vec<String>,
}

impl From<&Reached> for Reach {
    fn from(reach: &Reached) -> Self {
        Self {
            reached: count(reach.reached),
            of: count(reach.of),
            people: ids(reach.people.iter().copied()),
            missed_people: ids(reach.missed_people.iter().copied()),
            missed: reach.missed.clone(),
        }
    }
}

/// A person at the customer who trusts one of us enough.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct Thread {
    pub person: Somebody,
    pub points: u8,
    pub in_whom: Somebody,
}

/// An organisation or a role that hangs on one thread or none; or a person who is tied to one of us only.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Single {
    /// What or who.
    pub what: String,
    /// On whom it hangs; none where it is on nobody.
    pub on: Option<Somebody>,
    /// Its people, and on whom it hangs.
    pub people: Vec<Id>,
}

impl Single {
    fn of(account: &Account, thin: &Thin) -> Self {
        let on = thin.thread.map(|thread| Somebody::of(account, thread));
        Self { what: thin.what.clone(), on, people: ids(thin.people.iter().copied()) }
    }
}

/// Trust tax or dividend: see [`domain::scorecard::Toll`].
#[derive(Clone, Debug, Serialize, Type)]
pub struct Toll {
    /// −0.80…+0.40; none = unknown.
    pub m: Option<f64>,
    /// The user's own estimate.
    pub own: bool,
    /// The revenue it is applied to.
    pub revenue: Option<f64>,
    /// revenue × m.
    pub difference: Option<f64>,
    /// The currency, as it is written.
    pub currency: String,
    /// What to look for: the seven taxes.
    pub taxes: Vec<Word>,
}

/// An incident that was not made good.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct OpenIncident {
    pub id: Id,
    pub on: String,
    pub title: String,
    pub strength: u8,
    pub people: Vec<Id>,
}

/// What a wave's figure comes from.
#[derive(Clone, Copy, Debug, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum WaveFrom {
    /// Trust ties.
    Ties,
    /// The manager's four cores.
    Cores,
    /// An estimate.
    Estimate,
    /// Nothing.
    Nothing,
}

/// One of the five waves.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Wave {
    /// Its name.
    pub spoken: &'static str,
    /// What it means, and the principle it rests on.
    pub meaning: String,
    /// 0–100; of ties with their certainty.
    pub figure: Figure,
    /// From what.
    pub from: WaveFrom,
    /// The day of what was said; none where ties tell of it, or nothing.
    pub on: Option<String>,
    /// Who said it.
    pub by: Option<String>,
}

impl From<&WaveFigure> for Wave {
    fn from(wave: &WaveFigure) -> Self {
        let word = wave.wave;
        let said = Figure {
            score: Points {
                points: wave.points,
                band: wave.points.map(domain::trust::Band::of).map(Band::from),
                certainty: 0,
            },
            ties: 0,
            scored: 0,
            people: Vec::new(),
            mean: None,
            parts: Vec::new(),
        };
        let (figure, from, on, by) = match &wave.source {
            WaveSource::Ties { figure } => (figure.into(), WaveFrom::Ties, None, None),
            WaveSource::Cores { on, by } => (said, WaveFrom::Cores, Some(on), Some(by)),
            WaveSource::Estimate { on, by } => (said, WaveFrom::Estimate, Some(on), Some(by)),
            WaveSource::Nothing => (said, WaveFrom::Nothing, None, None),
        };
        Self {
            spoken: word.spoken(),
            meaning: format!("{}: {}", word.stands_for(), word.meaning()),
            figure,
            from,
            on: on.map(ToString::to_string),
            by: by.cloned(),
        }
    }
}

/// What a figure is made by.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RuleText {
    /// Which figure.
    pub code: &'static str,
    /// Its name.
    pub spoken: &'static str,
    /// The rule.
    pub sentence: String,
}

/// How the account stands: see [`Card`].
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct Scorecard {
    pub as_of: String,
    pub since: String,
    pub empty: bool,
    pub customer: Ways,
    pub trend_in_us: Moved,
    pub trend_in_them: Moved,
    pub coverage: Figure,
    pub groups: Vec<GroupRow>,
    pub asked: Vec<LevelWays>,
    pub organisations: Vec<OrganisationPair>,
    pub one_sided: Vec<TieNote>,
    pub threads: Vec<Thread>,
    pub thin: Vec<Single>,
    pub tied_to_one: Vec<Single>,
    pub roles: Reach,
    pub key_players: Reach,
    pub stale: Vec<TieNote>,
    pub shifted: Vec<TieNote>,
    pub tax: Toll,
    pub incidents: Vec<OpenIncident>,
    pub waves: Vec<Wave>,
    pub rules: Vec<RuleText>,
    pub everybody: Vec<Somebody>,
}

impl Scorecard {
    /// A scorecard as the page is told of it, with names.
    pub fn of(account: &Account, card: &Card) -> Self {
        let somebody = |id| Somebody::of(account, id);
        let note = |from, to| TieNote {
            from: somebody(from),
            to: somebody(to),
            both: None,
            age_days: None,
            moved: None,
        };
        let level = |level: Option<domain::Level>, ways: &RolledWays| LevelWays {
            level: level.map(Level::from),
            ways: ways.into(),
        };
        let threads = &card.threads;
        Self {
            as_of: card.as_of.to_string(),
            since: card.since.to_string(),
            empty: card.is_empty(),
            customer: (&card.customer).into(),
            trend_in_us: (&card.trend_in_us).into(),
            trend_in_them: (&card.trend_in_them).into(),
            coverage: (&card.coverage).into(),
            groups: card
                .groups
                .iter()
                .map(|row| GroupRow {
                    group: row.group.into(),
                    all: (&row.all).into(),
                    levels: row.levels.iter().map(|(at, ways)| level(*at, ways)).collect(),
                })
                .collect(),
            asked: card.asked.iter().map(|(at, ways)| level(Some(*at), ways)).collect(),
            organisations: card
                .organisations
                .iter()
                .map(|pair| OrganisationPair {
                    theirs: pair.theirs.clone(),
                    ours: pair.ours.clone(),
                    ways: (&pair.ways).into(),
                })
                .collect(),
            one_sided: card
                .one_sided
                .iter()
                .map(|pair| TieNote { both: Some((pair.there, pair.back)), ..note(pair.from, pair.to) })
                .collect(),
            threads: threads
                .all
                .iter()
                .map(|thread| Thread {
                    person: somebody(thread.person),
                    points: thread.points,
                    in_whom: somebody(thread.in_whom),
                })
                .collect(),
            thin: threads
                .organisations
                .iter()
                .chain(&threads.roles)
                .map(|it| Single::of(account, it))
                .collect(),
            tied_to_one: threads
                .tied_to_one
                .iter()
                .map(|&(person, ours)| Single {
                    what: account.name(person).into(),
                    on: Some(somebody(ours)),
                    people: ids([person, ours]),
                })
                .collect(),
            roles: (&card.roles).into(),
            key_players: (&card.key_players).into(),
            stale: card
                .stale
                .iter()
                .map(|stale| TieNote { age_days: Some(stale.age_days), ..note(stale.from, stale.to) })
                .collect(),
            shifted: card
                .shifted
                .iter()
                .map(|shifted| TieNote {
                    moved: Some((&shifted.trend).into()),
                    ..note(shifted.from, shifted.to)
                })
                .collect(),
            tax: toll(card),
            incidents: card
                .incidents
                .iter()
                .map(|told| OpenIncident {
                    id: told.incident.into(),
                    on: told.on.to_string(),
                    title: told.title.clone(),
                    strength: told.strength,
                    people: ids(told.people.iter().copied()),
                })
                .collect(),
            waves: card.waves.iter().map(Wave::from).collect(),
            rules: rules(account),
            everybody: account.stakeholders().map(|known| somebody(known.id)).collect(),
        }
    }
}

fn toll(card: &Card) -> Toll {
    let word = |tax: &Tax| Word { code: tax.code(), spoken: tax.spoken(), meaning: tax.meaning() };
    Toll {
        m: card.tax.m.map(domain::trust::tax::Multiplier::part),
        own: card.tax.is_own,
        revenue: card.tax.estimate.map(|estimate| estimate.revenue),
        difference: card.tax.estimate.map(|estimate| estimate.difference),
        currency: card.tax.currency.clone(),
        taxes: Tax::ALL.iter().map(word).collect(),
    }
}

fn rules(account: &Account) -> Vec<RuleText> {
    let text = |rule: &Rule| RuleText {
        code: rule.code(),
        spoken: rule.spoken(),
        sentence: rule.sentence(account.profile()),
    };
    Rule::ALL.iter().map(text).collect()
}
