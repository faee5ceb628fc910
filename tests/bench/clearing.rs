//! Cards cleared of each other, and how far an arrangement is disturbed by one person.

use crate::{Measured, layouts, median, networks, peers};
use domain::{Account, Delta, Id, Lens, Stakeholder, Tie, TieKind};
use jiff::civil::{Date, date};
use scene::{
    arrange,
    layout::clearing::clear_cards,
    network::{Network, quality, spread, spread_within},
    scene::{Point, Rect},
};
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

const TODAY: Date = date(2026, 11, 22);
const SEED: u64 = 7;
/// The size of a card that layouts are compared with.
const CARD: Point = Point::new(160.0, 64.0);

/// What the best peer needs for 500 people, and how long ties are on average once its cards are clear.
const TIME: Duration = Duration::from_millis(155);
const TIES: [(usize, f64); 2] = [(500, 970.0), (2_000, 1_520.0)];

/// Laying out 500 and 2,000 people by stress alone and clearing their cards: the time of the two together,
/// how long ties are then, what it costs in stress, and how many cards still overlap.
pub fn clearing() -> Vec<Measured> {
    let folder = tempfile::tempdir().unwrap();
    if !peers::networks(folder.path()) {
        println!("skipped: clearing (no Python to write the networks with)");
        return Vec::new();
    }
    TIES.into_iter()
        .flat_map(|(people, longest)| {
            let network = layouts::read(&folder.path().join(people.to_string()).join("und.txt"));
            let mut at = Vec::new();
            let took = median(5, || {
                let start = Instant::now();
                at = spread(&network, SEED);
                clear_cards(&mut at, CARD);
                start.elapsed()
            });
            let ties: Vec<(usize, usize)> = network.ties().collect();
            let length: f64 = ties.iter().map(|&(a, b)| at[a].distance(at[b])).sum();
            let added =
                quality::stress(&network, &at) / quality::stress(&network, &spread(&network, SEED)) - 1.0;
            let cards: Vec<Rect> = at.iter().map(|&at| Rect::centred(at, CARD.x, CARD.y)).collect();
            let overlapping = |(nth, card): (usize, &Rect)| {
                cards[nth + 1..].iter().filter(|other| other.overlaps(card)).count()
            };
            let overlaps: usize = cards.iter().enumerate().map(overlapping).sum();
            let time = format!("stress and all cards clear, {people} people");
            [
                if people == 500 {
                    Measured::time(time, took, TIME)
                } else {
                    Measured::quoted(time, took.as_secs_f64() * 1e3, "ms")
                },
                Measured::held(
                    format!("mean tie, all cards clear, {people} people"),
                    length / ties.len() as f64,
                    "px",
                    longest,
                ),
                Measured::quoted(format!("stress added by clearing, {people} people"), added * 100.0, "%"),
                Measured::held(format!("cards that overlap, {people} people"), overlaps as f64, "", 0.0),
            ]
        })
        .collect()
}

/// What standing in four worlds costs in stress: as they are drawn, with tidy trees, beside standing free within
/// the same zones and standing free of all.
pub fn zones() -> Vec<Measured> {
    [50, 200, 500, 2_000]
        .into_iter()
        .flat_map(|people| {
            let account = networks::in_memory(&networks::account(people, SEED, TODAY));
            let numbers: HashMap<Id, u32> = account.stakeholders().map(|known| known.id).zip(0..).collect();
            let ties = account.ties().map(|tie| (numbers[&tie.from], numbers[&tie.to]));
            let network = Network::of(people, ties);
            let layout = scene::layout(&account, Lens::FourWorlds);
            let at: Vec<Point> =
                account.stakeholders().map(|known| layout.centre(known.id).unwrap_or_default()).collect();
            let within =
                spread_within(&network, &areas(&account, &layout, quality::hop(&network, &at, 48)), SEED);
            let stress = |at: &[Point]| quality::stress(&network, at) * 1e3;
            [
                Measured::quoted(format!("stress × 1,000 in four worlds, {people} people"), stress(&at), "‰"),
                Measured::quoted("… free within the zones", stress(&within), "‰"),
                Measured::quoted("… free", stress(&spread(&network, SEED)), "‰"),
            ]
        })
        .collect()
}

/// The zone of everybody, `hop` units a hop; the manager keeps to the middle.
fn areas(account: &Account, layout: &scene::Layout, hop: f64) -> Vec<Rect> {
    let zones: HashMap<&str, Rect> = layout.zones().collect();
    let manager = account.manager().map(|manager| manager.id);
    let area = |known: &Stakeholder| {
        let zone = if Some(known.id) == manager { Rect::default() } else { zones[known.group.code()] };
        Rect::new(zone.x / hop, zone.y / hop, zone.width / hop, zone.height / hop)
    };
    account.stakeholders().map(area).collect()
}

/// One newcomer, reporting to each of many in turn: how far the others move on average, and how far they
/// would if all were arranged anew.
pub fn following() -> Vec<Measured> {
    let rows = [
        (200, Lens::FourWorlds, "others moved by a newcomer, four worlds, 200 people", "… arranged anew"),
        (200, Lens::OrgChart, "others moved by a newcomer, org chart, 200 people", "… arranged anew"),
        (2000, Lens::FourWorlds, "others moved by a newcomer, four worlds, 2,000 people", "… arranged anew"),
        (2000, Lens::OrgChart, "others moved by a newcomer, org chart, 2,000 people", "… arranged anew"),
    ];
    rows.into_iter()
        .flat_map(|(people, lens, what, anew)| {
            let account = networks::in_memory(&networks::account(people, SEED, TODAY));
            let before = arrange(&account, lens);
            let bosses: Vec<Stakeholder> = account.stakeholders().step_by(people / 20).cloned().collect();
            let (mut way, mut way_anew) = (0.0, 0.0);
            for boss in &bosses {
                let account = with_newcomer(&account, boss);
                let stood = before.with_places(&account);
                let moved = |now: scene::Layout| {
                    let ways = stood.centres().filter_map(|(id, at)| Some(at.distance(now.centre(id)?)));
                    ways.sum::<f64>() / people as f64
                };
                way += moved(before.follow(&account).with_places(&account));
                way_anew += moved(arrange(&account, lens).with_places(&account));
            }
            let count = bosses.len() as f64;
            [Measured::quoted(what, way / count, "px"), Measured::quoted(anew, way_anew / count, "px")]
        })
        .collect()
}

fn with_newcomer(account: &Account, boss: &Stakeholder) -> Account {
    let id = |nth: u128| Id::numbered(nth | 0xffff_0000_0000_7000_8000_0000_0000_0000);
    let organisation = boss.organisation.clone();
    let newcomer = Stakeholder { organisation, ..Stakeholder::new(id(1), "Newcomer", boss.group) };
    let tie = Tie::new(id(2), TieKind::ReportsTo, newcomer.id, boss.id);
    let mut account = account.clone();
    account.apply(&[Delta::added(newcomer), Delta::added(tie)]);
    account
}
