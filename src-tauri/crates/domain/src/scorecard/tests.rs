//! The scorecard, and the roll-ups and trends it is made from, on small accounts.

use super::{
    desk::{Desk, TODAY},
    *,
};
use crate::{
    id::Id,
    incident::Effect,
    profile::Profile,
    reflection::Thought,
    rollup::Standing,
    stakeholder::{Coverage, Influence, Role, Stakeholder, Status},
    trust::{
        TrustDna,
        covey::{Core, Cores, Wave, Waves},
        dna::Item,
        trend::Reason,
    },
};
use jiff::ToSpan;

#[test]
fn a_scorecard_of_an_empty_account_has_no_numbers() {
    let mut desk = Desk::new();
    let bo = desk.customer("Bo Ek");
    for card in [Scorecard::of(&Account::new(Profile::new(Id::numbered(1), "Acme")), TODAY), desk.card()] {
        assert!(card.is_empty());
        assert_eq!((card.customer.in_us.points(), card.customer.in_them.points()), (None, None));
        assert_eq!((card.customer.asymmetry(), card.coverage.coverage()), (None, None));
        assert_eq!((card.tax.m, card.tax.estimate), (None, None), "unknown is neither taxed nor rewarded");
        assert!(card.waves.iter().all(|wave| wave.points.is_none() && wave.source == WaveSource::Nothing));
        assert_eq!(card.trend_in_us.sentence(), "not scored yet");
    }
    assert_eq!(desk.card().threads.organisations[0].people, [bo], "but whom no thread reaches is told");
}

#[test]
fn a_group_is_as_far_trusted_as_its_ties_are_on_average_and_no_surer() {
    let mut desk = Desk::new();
    let (ada, bo, cy) = (desk.customer("Ada"), desk.customer("Bo"), desk.customer("Cy"));
    desk.score(ada, desk.manager, 10, 0);
    desk.score(bo, desk.manager, 1, 0);
    desk.tie(cy, desk.manager);
    desk.score(desk.manager, ada, 10, 0);
    let card = desk.card();
    let in_us = &card.customer.in_us;
    // One at (8+1)/10, one at 1/10; nothing is known of the third.
    assert_eq!((in_us.points(), in_us.certain(), in_us.scored, in_us.ties), (Some(50), 80, 2, 3));
    assert_eq!(in_us.people, [ada, bo, cy, desk.manager].into());
    assert_eq!((card.customer.in_them.points(), card.customer.asymmetry()), (Some(90), Some(40)));
    assert_eq!((card.coverage.scored, card.coverage.ties), (3, 4));
    assert_eq!(card.one_sided, [], "Ada and the manager agree; of the others there is but one direction");
}

#[test]
fn trust_is_told_by_group_by_level_and_by_organisation() {
    let mut desk = Desk::new();
    let ada = desk.person("Ada", Group::Customer, |it| it.level = Some(Level::Leadership));
    let bo = desk.person("Bo", Group::Customer, |it| it.organisation = "Halden Moss".into());
    let mei = desk.person("Mei", Group::Functions, |_| ());
    let helen = desk.person("Helen", Group::Leadership, |_| ());
    let lars = desk.person("Lars", Group::Suppliers, |it| it.organisation = "Norfilm".into());
    for (from, to, factor) in
        [(ada, desk.manager, 10), (bo, mei, 1), (helen, mei, 10), (lars, desk.manager, 1), (ada, bo, 10)]
    {
        desk.score(from, to, factor, 0);
    }
    let card = desk.card();
    let told: Vec<_> =
        card.groups.iter().map(|row| (row.group, row.all.in_us.points(), row.all.in_them.points())).collect();
    let expected = [
        (Group::Customer, Some(50), None),
        (Group::Functions, None, Some(90)),
        (Group::Leadership, Some(90), None),
        (Group::Suppliers, Some(10), None),
    ];
    assert_eq!(told, expected, "trust within the company counts for both its ends, the customer’s for none");
    let levels: Vec<_> =
        card.groups[0].levels.iter().map(|(level, ways)| (*level, ways.in_us.points())).collect();
    assert_eq!(levels, [(Some(Level::Leadership), Some(90)), (None, Some(10))]);
    let pairs: Vec<_> = card
        .organisations
        .iter()
        .map(|pair| (pair.theirs.as_str(), pair.ours.as_str(), pair.ways.in_us.points()))
        .collect();
    let expected = [
        ("Halden Foods", "Nordpack", Some(90)),
        ("Halden Moss", "Nordpack", Some(10)),
        ("Norfilm", "Nordpack", Some(10)),
    ];
    assert_eq!(pairs, expected);
}

#[test]
fn what_was_asked_at_a_level_is_a_figure_of_its_own() {
    let mut desk = Desk::new();
    let ada = desk.customer("Ada");
    let dna =
        |level, agreement| TrustDna::new(level, Item::ALL.iter().map(|&item| (item, agreement))).unwrap();
    desk.assess(ada, desk.manager, dna(Level::Leadership, 7).into(), 0);
    desk.assess(ada, desk.manager, dna(Level::Staff, 1).into(), 0);
    let asked: Vec<_> = desk
        .card()
        .asked
        .into_iter()
        .map(|(level, ways)| (level, ways.in_us.points(), ways.in_us.certain(), ways.in_them.points()))
        .collect();
    assert_eq!(asked, [(Level::Leadership, Some(90), 80, None), (Level::Staff, Some(10), 80, None)]);
    assert_eq!(desk.card().customer.in_us.points(), Some(50), "while the tie is one person’s word");
}

#[test]
fn whoever_left_is_left_out() {
    let mut desk = Desk::new();
    let ada = desk.person("Ada", Group::Customer, |it| it.status = Status::Left);
    desk.score(ada, desk.manager, 10, 0);
    assert!(desk.card().is_empty());
    assert_eq!(desk.card().threads, Threads::default());
    assert_eq!(Standing::of(&desk.account, ada, TODAY).in_us.points(), Some(90), "their own figure stays");
}

#[test]
fn threads_are_those_who_trust_us_enough() {
    let mut desk = Desk::new();
    let decider = |it: &mut Stakeholder| it.roles = [Role::Decider].into();
    let ada = desk.person("Ada", Group::Customer, decider);
    let bo = desk.person("Bo", Group::Customer, decider);
    let cy = desk.person("Cy", Group::Customer, |it| {
        it.roles = [Role::User].into();
        it.organisation = "Halden Moss".into();
    });
    let mei = desk.person("Mei", Group::Functions, |_| ());
    desk.score(ada, desk.manager, 7, 0);
    desk.score(ada, mei, 10, 0);
    desk.score(bo, desk.manager, 4, 0);
    desk.tie(desk.manager, cy);
    let threads = desk.card().threads;
    assert_eq!(threads.all, [Thread { person: ada, points: 90, in_whom: mei }]);
    assert!(threads.is_single());
    let thin =
        |what: &str, thread, people: &[Id]| Thin { what: what.into(), thread, people: people.to_vec() };
    assert_eq!(
        threads.organisations,
        [thin("Halden Foods", Some(ada), &[ada, bo]), thin("Halden Moss", None, &[cy])]
    );
    assert_eq!(threads.roles, [thin("Decider", Some(ada), &[ada, bo]), thin("User", None, &[cy])]);
    assert_eq!(threads.tied_to_one, [(bo, desk.manager), (cy, desk.manager)]);
    desk.measures(|measures| measures.thread_points = 35);
    assert_eq!(desk.card().threads.all.len(), 2, "the threshold is a setting");
}

#[test]
fn reach_is_counted_in_roles_and_key_players() {
    let mut desk = Desk::new();
    let person = |role, coverage, influence| {
        move |it: &mut Stakeholder| {
            it.roles = [role].into();
            it.coverage = coverage;
            it.influence = influence;
        }
    };
    let inner = Some(Influence::InnerCircle);
    let ada = desk.person("Ada", Group::Customer, person(Role::Buyer, Some(Coverage::Brief), inner));
    let bo = desk.person("Bo", Group::Customer, person(Role::User, Some(Coverage::None), inner));
    let cy = desk.person("Cy", Group::Customer, person(Role::Approver, None, None));
    let card = desk.card();
    assert_eq!((card.roles.reached, card.roles.of, &card.roles.people), (1, 7, &vec![ada]));
    assert_eq!(card.roles.missed_people, [bo, cy]);
    assert_eq!(card.roles.missed, ["Decider", "Specifier", "Gatekeeper", "User", "Influencer", "Approver"]);
    assert_eq!((card.key_players.share(), card.key_players.missed), (Some(0.5), vec!["Bo".to_owned()]));
    assert_eq!(Desk::new().card().key_players.share(), None);
}

#[test]
fn one_sided_and_stale_scores_are_told_worst_first() {
    let mut desk = Desk::new();
    let (ada, bo) = (desk.customer("Ada"), desk.customer("Bo"));
    desk.score(ada, desk.manager, 10, 0);
    desk.score(desk.manager, ada, 7, 181);
    desk.score(bo, desk.manager, 1, 180);
    desk.score(desk.manager, bo, 10, 400);
    let card = desk.card();
    let told: Vec<_> =
        card.one_sided.iter().map(|pair| (pair.from, pair.to, pair.there, pair.back)).collect();
    assert_eq!(told, [(desk.manager, bo, 73, 17), (ada, desk.manager, 90, 61)]);
    let told: Vec<_> = card.stale.iter().map(|stale| (stale.from, stale.to, stale.age_days)).collect();
    assert_eq!(told, [(desk.manager, bo, 400.0), (desk.manager, ada, 181.0)]);
}

#[test]
fn an_incident_is_open_until_something_builds_trust_again() {
    let mut desk = Desk::new();
    let (ada, bo) = (desk.customer("Ada"), desk.customer("Bo"));
    let (hers, his) = (desk.tie(ada, desk.manager), desk.tie(bo, desk.manager));
    desk.incident("Long ago", &[hers], Effect::Diluted, 5, 180);
    let late = desk.incident("Late again", &[hers, his], Effect::Diluted, 3, 100);
    desk.incident("Before", &[his], Effect::Built, 3, 101);
    let open = |desk: &Desk| -> Vec<(Id, Vec<Id>)> {
        desk.card().incidents.into_iter().map(|told| (told.incident, told.people)).collect()
    };
    assert_eq!(open(&desk), [(late, vec![desk.manager, ada, bo])]);
    desk.incident("Made good", &[hers], Effect::Built, 1, 100);
    assert_eq!(open(&desk), [(late, vec![desk.manager, bo])], "on the other tie it is still open");
    desk.incident("And there", &[his], Effect::Built, 1, 3);
    assert_eq!(open(&desk), []);
    assert_eq!(matters::open_incidents(&desk.account, TODAY.saturating_sub(10.days())).len(), 1);
}

#[test]
fn a_trend_names_what_moved_it() {
    let mut desk = Desk::new();
    let (ada, bo) = (desk.customer("Ada"), desk.customer("Bo"));
    let manager = desk.manager;
    let hers = desk.tie(ada, manager);
    let since = TODAY.saturating_sub(90.days());
    let told = |desk: &Desk| Trend::of(&desk.account, [hers], since, TODAY).sentence();
    assert_eq!(told(&desk), "not scored yet");
    desk.score(ada, manager, 8, 95);
    assert_eq!(told(&desk), "−2 since 24 August, as evidence grows older");
    desk.incident("Late deliveries", &[hers], Effect::Diluted, 4, 100);
    desk.incident("Wrong pallets", &[hers], Effect::Diluted, 2, 60);
    let late = desk.incident("Line stopped", &[hers], Effect::Diluted, 3, 70);
    desk.incident("Helped out", &[hers], Effect::Built, 1, 50);
    assert_eq!(told(&desk), "−11 since “Line stopped” of 13 September");
    let trend = Trend::of(&desk.account, [hers], since, TODAY);
    let on = TODAY.saturating_sub(70.days());
    assert_eq!(trend.reason, Some(Reason::Incident { incident: late, on, title: "Line stopped".into() }));
    desk.score(ada, manager, 10, 0);
    assert_eq!(told(&desk), "+4 since the assessment by Priya Raman of 22 November");
    desk.score(bo, manager, 3, 20);
    let his = desk.tie(bo, manager);
    assert_eq!(Trend::of(&desk.account, [his], since, TODAY).sentence(), "first scored on 2 November");
    let both = Trend::of(&desk.account, [hers, his], since, TODAY);
    assert_eq!((both.ties, both.first, both.by()), (1, 1, Some(4)), "like is compared with like");
    let same = Trend::of(&desk.account, [hers], TODAY, TODAY);
    assert_eq!((same.sentence().as_str(), same.reason), ("unchanged since 22 November", None));
}

#[test]
fn an_incident_on_several_ties_is_the_reason_of_them_together() {
    let mut desk = Desk::new();
    let manager = desk.manager;
    let ties: Vec<Id> = ["Ada", "Bo", "Cy"]
        .map(|name| {
            let person = desk.customer(name);
            desk.score(person, manager, 8, 120);
            desk.tie(person, manager)
        })
        .to_vec();
    desk.incident("Only Ada was angry", &ties[..1], Effect::Diluted, 4, 30);
    desk.incident("The whole plant stood still", &ties, Effect::Diluted, 2, 40);
    let card = desk.card();
    let told = card.trend_in_us.sentence();
    assert!(told.ends_with("since “The whole plant stood still” of 13 October"), "{told}");
    assert_eq!(card.shifted.len(), 3);
    assert_eq!((card.shifted[0].from, card.shifted[0].to), (Id::numbered(3), manager));
    let first = card.shifted[0].trend.sentence();
    assert!(first.ends_with("since “Only Ada was angry” of 23 October"), "{first}");
}

#[test]
fn the_tax_follows_from_the_customers_trust_unless_it_is_estimated() {
    let mut desk = Desk::new();
    let ada = desk.customer("Ada");
    desk.score(ada, desk.manager, 1, 0);
    desk.measures(|measures| measures.revenue = Some(1_000_000.0));
    // 10 points: four fifths of the way from 50 down to none.
    let tax = desk.card().tax;
    let estimate = tax.estimate.unwrap();
    assert!((estimate.m.part() + 0.64).abs() < 1e-9 && (estimate.difference + 640_000.0).abs() < 1e-3);
    assert_eq!((tax.is_own, tax.currency.as_str()), (false, "EUR"));
    desk.measures(|measures| measures.own_multiplier = Some(0.1));
    let tax = desk.card().tax;
    assert_eq!((tax.is_own, tax.m.map(Multiplier::part)), (true, Some(0.1)));
    desk.measures(|measures| measures.revenue = None);
    assert_eq!(desk.card().tax.estimate, None);
}

#[test]
fn each_wave_says_whether_ties_tell_of_it() {
    let mut desk = Desk::new();
    let manager = desk.manager;
    let estimate =
        |answers: &[(Wave, u8)]| Thought::Waves(Waves { answers: answers.iter().copied().collect() });
    desk.think(estimate(&[(Wave::Societal, 1), (Wave::Market, 1)]), "Dan", 90);
    desk.think(estimate(&[(Wave::Societal, 7), (Wave::Market, 4)]), "Dan", 10);
    desk.think(Thought::Cores(Cores::new([(Core::Intent, 7)]).unwrap()), "Dan", 0);
    let points = |desk: &Desk| desk.card().waves.into_iter().map(|wave| wave.points).collect::<Vec<_>>();
    assert_eq!(
        points(&desk),
        [None, None, None, Some(50), Some(100)],
        "another’s cores are not the manager’s"
    );
    desk.think(Thought::Cores(Cores::new([(Core::Intent, 4)]).unwrap()), "priya raman ", 3);
    let ada = desk.customer("Ada");
    let mei = desk.person("Mei", Group::Functions, |_| ());
    desk.score(ada, manager, 10, 0);
    assert_eq!(points(&desk), [Some(50), Some(90), None, Some(50), Some(100)]);
    desk.score(ada, mei, 1, 0);
    desk.score(manager, mei, 10, 0);
    assert_eq!(points(&desk), [Some(50), Some(90), Some(90), Some(10), Some(100)]);
    let sources = desk.card().waves.into_iter().map(|wave| wave.source).collect::<Vec<_>>();
    assert!(matches!(&sources[0], WaveSource::Cores { on, .. } if *on == TODAY.saturating_sub(3.days())));
    assert!(matches!(&sources[3], WaveSource::Ties { figure } if figure.people == [ada, mei].into()));
    assert!(matches!(&sources[4], WaveSource::Estimate { by, .. } if by == "Dan"));
}

#[test]
fn one_of_ours_stands_with_everybody_and_one_of_theirs_with_us() {
    let mut desk = Desk::new();
    let (ada, bo) = (desk.customer("Ada"), desk.customer("Bo"));
    let manager = desk.manager;
    desk.score(ada, manager, 10, 0);
    desk.score(manager, ada, 1, 0);
    desk.score(ada, bo, 1, 0);
    desk.tie(bo, manager);
    let figures = |id| {
        let standing = Standing::of(&desk.account, id, TODAY);
        let of = |figure: &Figure| (figure.points(), figure.scored, figure.ties);
        (standing.ours, of(&standing.in_us), of(&standing.in_them))
    };
    assert_eq!(figures(ada), (false, (Some(90), 1, 1), (Some(10), 1, 1)));
    assert_eq!(figures(bo), (false, (None, 0, 1), (None, 0, 0)));
    assert_eq!(figures(manager), (true, (Some(90), 1, 2), (Some(10), 1, 1)));
}

#[test]
fn every_rule_tells_the_settings_it_rests_on() {
    let mut desk = Desk::new();
    desk.measures(|measures| {
        measures.thread_points = 61;
        measures.stale_days = 62;
        measures.one_sided_points = 63;
        measures.trend_days = 64;
    });
    let told = |rule: Rule| rule.sentence(desk.account.profile());
    for (rule, setting) in
        [(Rule::Threads, "61"), (Rule::Stale, "62"), (Rule::Asymmetry, "63"), (Rule::Trend, "64")]
    {
        assert!(told(rule).contains(setting), "{}", told(rule));
    }
    assert!(
        Rule::ALL.iter().all(|&rule| told(rule).contains("ur own definition") || rule == Rule::KeyPlayers)
    );
}
