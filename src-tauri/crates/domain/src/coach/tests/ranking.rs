//! What comes first, what is put aside, how rules are tuned and told, and the first steps.

use super::*;
use crate::{
    plan::Dismissal,
    profile::Profile,
    tie::TieKind,
    trust::{Scale, TrustEquation},
};
use jiff::{ToSpan, civil::Date};

/// A desk on which a decider and a user trust the manager alike, and little.
fn two_strained() -> (Desk, Id, Id) {
    let mut desk = Desk::new();
    let user = desk.person("Bo Ek", Group::Customer, |it| {
        it.roles = [Role::User].into();
        it.level = Some(Level::Staff);
    });
    let cy = decider(&mut desk, "Cy Fox");
    for person in [user, cy] {
        desk.assess(person, desk.manager, TrustEquation::new(3, 2, 3, 8, Scale::Ten).unwrap().into(), 0);
    }
    (desk, user, cy)
}

#[test]
fn a_deciders_matter_stands_before_a_users() {
    let (desk, user, cy) = two_strained();
    let found = of(&desk, Rule::Strained);
    let who: Vec<Id> = found.iter().filter_map(|finding| finding.between).map(|(from, _)| from).collect();
    assert_eq!(who, [cy, user]);
    assert!(found[0].stake > 2.0 * found[1].stake, "{} {}", found[0].stake, found[1].stake);
    let all = desk.coach().findings;
    assert!(all.is_sorted_by(|one, other| one.stake >= other.stake));
    assert_eq!(all[0].people.first(), Some(&cy), "{}", all[0].sentence);
}

#[test]
fn what_is_sure_stands_before_what_is_not() {
    let stake = |extent, certainty| Stake { weight: 0.6, extent, certainty }.of(Rule::Strained);
    assert!(stake(0.5, 1.0) > stake(0.5, 0.4) && stake(1.0, 0.5) > stake(0.2, 0.5));
    assert!((stake(7.0, 1.0) - 0.9 * 0.6).abs() < 1e-9, "never more than the whole");
}

fn put_aside(desk: &mut Desk, finding: &Finding, on: Date, until: Option<Date>) {
    let id = desk.fresh();
    desk.add(Dismissal {
        id,
        finding: finding.key.clone(),
        sentence: finding.sentence.clone(),
        reason: "Known".into(),
        on,
        until,
        by: "Priya Raman".into(),
    });
}

#[test]
fn a_finding_put_aside_is_told_again_on_its_day() {
    let (mut desk, ..) = two_strained();
    let first = of(&desk, Rule::Strained).remove(0);
    let yesterday = TODAY.saturating_sub(1.day());
    put_aside(&mut desk, &first, yesterday, Some(TODAY.saturating_add(7.days())));
    let coach = desk.coach();
    assert!(coach.findings.iter().all(|finding| finding.key != first.key));
    let [aside] = coach.aside.as_slice() else { panic!("{:?}", coach.aside) };
    assert_eq!((&aside.finding, aside.dismissal.reason.as_str()), (&first, "Known"));
    assert_eq!(coach.finding(&first.key), Some(&first));

    let later = TODAY.saturating_add(7.days());
    let marks = Marks::of(&desk.account, later);
    let then = Coach::of(&desk.account, &Network::of(&desk.account), &marks, later);
    assert_eq!(then.aside, []);
    assert!(then.findings.iter().any(|finding| finding.key == first.key), "the same key on another day");
}

#[test]
fn what_is_put_aside_leaves_its_place_to_another() {
    let mut desk = Desk::new();
    for number in 0..MOST + 5 {
        let person = desk.customer(&format!("Person {number}"));
        desk.score(person, desk.manager, 1, 0);
    }
    let coach = desk.coach();
    let strained = |coach: &Coach| coach.findings.iter().filter(|it| it.rule == Rule::Strained).count();
    assert_eq!((strained(&coach), coach.more.get(&Rule::Strained)), (MOST, Some(&5)));
    let first = coach.findings.iter().find(|it| it.rule == Rule::Strained).unwrap();
    put_aside(&mut desk, first, TODAY, None);
    let coach = desk.coach();
    assert_eq!((strained(&coach), coach.more.get(&Rule::Strained), coach.aside.len()), (MOST, Some(&4), 1));
}

#[test]
fn every_rule_tells_the_number_it_goes_by_and_that_it_is_ours() {
    let mut profile = Profile::new(Id::numbered(1), "Acme");
    for &rule in Rule::ALL {
        let threshold = rule.threshold(&profile);
        assert!((threshold.least..=threshold.most).contains(&threshold.default), "{rule:?}");
        let told = rule.sentence(&profile);
        let amount = profile.coach.of(rule, &profile).to_string();
        assert!(told.contains(&amount), "{told} has no {amount}");
        assert!(told.ends_with("Our own definition."), "{told}");
        assert!(rule.urgency() > 0.0 && rule.urgency() <= 1.0);
        let value = (threshold.default + 1.0).min(threshold.most);
        profile.coach.thresholds.insert(rule, value);
        let tuned = profile.coach.of(rule, &profile);
        assert_eq!(tuned.value, value);
        assert!(rule.sentence(&profile).contains(&tuned.to_string()));
    }
    assert_eq!(profile.coach.check(&profile), Ok(()));
}

#[test]
fn a_number_out_of_its_range_is_refused_by_name() {
    let mut desk = Desk::new();
    tune(&mut desk, Rule::Falling, 0.0);
    let profile = desk.account.profile().clone();
    let refused = desk.account.check(&[crate::Delta::added(profile)], TODAY).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the fall that is told (Falling trust) is 0, but must lie between 1 and 100"
    );
    tune(&mut desk, Rule::Falling, f64::NAN);
    assert!(desk.account.profile().coach.check(desk.account.profile()).is_err(), "what is no number, too");
}

#[test]
fn tuning_is_told_as_a_sentence_and_kept_as_json() {
    let before = Profile::new(Id::numbered(1), "Acme");
    let mut after = before.clone();
    after.coach.thresholds.insert(Rule::Falling, 15.0);
    let told = |after: &Profile| crate::sentence::settings(&before, after).unwrap();
    assert_eq!(told(&after), "Changed the fall that is told (“Falling trust”) to 15 points, was 10 points");
    let json = serde_json::to_string(&after).unwrap();
    assert_eq!(serde_json::from_str::<Profile>(&json).unwrap(), after);
    assert!(json.contains(r#""coach":{"off":[],"thresholds":{"falling":15.0}}"#), "{json}");
    after.coach = Tuning { off: [Rule::Stale].into(), ..Tuning::default() };
    assert_eq!(told(&after), "Changed the coach’s rule “Stale score” to off, was on");
    let mut slower = before.clone();
    slower.measures.stale_days = 200;
    assert_eq!(
        told(&slower),
        "Changed the days after which a score is stale to 200, was 180",
        "what follows from another setting is not told twice"
    );
}

#[test]
fn an_account_begins_with_the_manager_the_customers_and_then_what_is_missing() {
    use FirstStep::*;
    let empty = Account::new(Profile::new(Id::numbered(1), "Acme"));
    assert_eq!(first_steps(&empty), [NameManager, AddCustomers, AddColleagues]);
    let mut desk = Desk::new();
    assert_eq!(first_steps(&desk.account), [AddCustomers, AddColleagues]);
    let (ada, bo) = (desk.customer("Ada"), desk.customer("Bo"));
    assert_eq!(first_steps(&desk.account), [GiveRoles, TieTrust, ScoreTrust]);
    desk.change(ada, |it| it.roles = [Role::Decider].into());
    desk.score(ada, desk.manager, 8, 0);
    assert_eq!(first_steps(&desk.account), [DrawReporting, RateInfluence, GiveLevels]);
    desk.line(TieKind::ReportsTo, bo, ada);
    desk.change(ada, |it| {
        it.influence = Some(Influence::InnerCircle);
        it.level = Some(Level::Leadership);
    });
    assert_eq!(first_steps(&desk.account), [AddColleagues, LogIncident]);
    desk.person("Mei", Group::Functions, |_| ());
    let tie = desk.tie(ada, desk.manager);
    desk.incident("Helped out", &[tie], crate::Effect::Built, 2, 0);
    assert_eq!(first_steps(&desk.account), []);
}

#[test]
fn names_of_any_length_make_a_title_that_fits() {
    let mut desk = Desk::new();
    let long = "x".repeat(crate::rules::LONGEST_NAME);
    let ada = desk.person(&long, Group::Customer, |it| {
        it.roles = [Role::Decider].into();
        it.influence = Some(Influence::InnerCircle);
    });
    desk.score(ada, desk.manager, 1, 400);
    assert!(of(&desk, Rule::DeciderUnreached).len() == 1, "every finding is checked on the way");
}
