//! Real people who come, go, come back and change their name, looked back at: counts, and nobody's name.

use account::{Beginning, Key, Laptop, OpenAccount, import::Choice};
use domain::{
    Account, Clock, Group, Id, Moment, Stakeholder, Status, compare::Differences, stakeholder::Field,
};
use house_tests::shared_data_or_skip;
use jiff::civil::{Date, date};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs::File,
    path::Path,
};
use tempfile::TempDir;

fn empty() -> (TempDir, OpenAccount) {
    let folder = tempfile::tempdir().unwrap();
    let beginning = Beginning { name: "A government".into(), ..Beginning::default() };
    let path = folder.path().join("government.rapport");
    let open = OpenAccount::create(&path, Key::Open, &beginning, Box::new(Laptop)).unwrap();
    (folder, open)
}

/// Those who are there, and how many organisations they are of.
fn there(account: &Account) -> (usize, usize) {
    let there: Vec<&Stakeholder> =
        account.stakeholders().filter(|known| known.status != Status::Left).collect();
    let organisations: BTreeSet<&str> = there.iter().map(|known| known.organisation.as_str()).collect();
    (there.len(), organisations.len())
}

/// Arrived, left, said of otherwise, renamed.
fn counts(differences: &Differences) -> (usize, usize, usize, usize) {
    let said = |field: Field| differences.changed.iter().filter(move |(_, fields)| fields.contains(&field));
    let of_post = [Field::Name, Field::Title, Field::Organisation];
    let changed =
        differences.changed.iter().filter(|(_, fields)| fields.iter().any(|it| of_post.contains(it)));
    (differences.arrived.len(), differences.left.len(), changed.count(), said(Field::Name).count())
}

/// The rows of a CSV file by the names of their columns.
fn rows(file: &Path) -> Vec<HashMap<String, String>> {
    csv::Reader::from_reader(File::open(file).unwrap()).deserialize().map(Result::unwrap).collect()
}

/// Somebody's posts and names, each with the days from which and until which it was so.
#[derive(Default)]
struct Life {
    posts: Vec<(Date, Date, String, String)>,
    names: Vec<(Option<Date>, Option<Date>, String)>,
}

impl Life {
    /// What is so on a day: name, title and organisation; none where no post is held.
    fn on(&self, day: Date) -> Option<(String, String, String)> {
        let (_, _, title, organisation) =
            self.posts.iter().rfind(|(from, until, ..)| *from <= day && day < *until)?;
        let named = |(from, until, _): &&(Option<Date>, Option<Date>, String)| {
            from.is_none_or(|from| from <= day) && until.is_none_or(|until| day < until)
        };
        let (.., name) = self.names.iter().find(named).or(self.names.first())?;
        Some((name.clone(), title.clone(), organisation.clone()))
    }
}

fn lives(folder: &Path) -> BTreeMap<String, Life> {
    let day = |text: &str| text.parse::<Date>().ok();
    let table = |file: &str| -> HashMap<String, HashMap<String, String>> {
        rows(&folder.join(file)).into_iter().map(|row| (row["id"].clone(), row)).collect()
    };
    let (posts, organisations) = (table("post.csv"), table("organisation.csv"));
    let mut lives: BTreeMap<String, Life> = BTreeMap::new();
    let mut held = rows(&folder.join("appointment_before_1997-05-02.csv"));
    held.sort_by(|a, b| (&a["start_date"], &a["id"]).cmp(&(&b["start_date"], &b["id"])));
    for row in held {
        let post = &posts[&row["post_id"]];
        let organisation = organisations[&post["organisation_id"]]["name"].clone();
        let (from, until) = (day(&row["start_date"]).unwrap(), day(&row["end_date"]).unwrap());
        lives.entry(row["person_id"].clone()).or_default().posts.push((
            from,
            until,
            post["name"].clone(),
            organisation,
        ));
    }
    for row in rows(&folder.join("person.csv")) {
        if let Some(life) = lives.get_mut(&row["id"]) {
            life.names.push((day(&row["start_date"]), day(&row["end_date"]), row["name"].clone()));
        }
    }
    for life in lives.values_mut() {
        life.names.sort();
    }
    lives
}

#[test]
fn ministers_come_go_come_back_and_change_their_names() {
    let lives = lives(&shared_data_or_skip!("appointments/ifg_ministers"));
    let days: BTreeSet<Date> = lives
        .values()
        .flat_map(|life| {
            let posts = life.posts.iter().flat_map(|(from, until, ..)| [*from, *until]);
            posts.chain(life.names.iter().flat_map(|(from, until, _)| [*from, *until]).flatten())
        })
        .filter(|&day| day <= date(1997, 5, 2))
        .collect();
    let (_folder, mut open) = empty();
    let mut known: BTreeMap<&str, Id> = BTreeMap::new();
    for &day in &days {
        open.speak_of(Some(day));
        let mut new = Vec::new();
        for (key, life) in &lives {
            match (life.on(day), known.get(key.as_str())) {
                (Some((name, title, organisation)), None) => {
                    let person = Stakeholder::new(Id::numbered(0), name, Group::Customer);
                    new.push((key.as_str(), Stakeholder { title, organisation, ..person }));
                }
                (now, Some(&id)) => {
                    let before = open.account().stakeholder(id).unwrap().clone();
                    let after = match now {
                        Some((name, title, organisation)) => {
                            Stakeholder { name, title, organisation, status: Status::Known, ..before.clone() }
                        }
                        None => Stakeholder { status: Status::Left, ..before.clone() },
                    };
                    if before != after {
                        open.edit(after).unwrap();
                    }
                }
                (None, None) => {}
            }
        }
        if !new.is_empty() {
            let (keys, people): (Vec<&str>, Vec<Stakeholder>) = new.into_iter().unzip();
            let added = open.add_several(people).unwrap().added;
            known.extend(keys.into_iter().zip(added));
        }
    }
    open.speak_of(None);

    // Counted apart from this program: there, organisations, and since the day before it arrived, left,
    // said of otherwise and renamed.
    let golden = [
        (date(1979, 5, 3), (0, 0), (0, 0, 0, 0)),
        (date(1980, 1, 1), (106, 23), (106, 0, 0, 0)),
        (date(1985, 1, 1), (106, 21), (46, 46, 52, 1)),
        (date(1990, 1, 1), (106, 23), (53, 53, 50, 1)),
        (date(1990, 11, 30), (107, 22), (17, 16, 48, 1)),
        (date(1992, 7, 31), (107, 23), (25, 25, 53, 3)),
        (date(1995, 1, 1), (108, 23), (28, 27, 44, 0)),
        (date(1997, 5, 1), (109, 21), (24, 23, 49, 0)),
    ];
    let mut earlier = golden[0].0;
    for (day, people, since) in golden {
        assert_eq!(there(&open.as_it_was(Moment::happened(day)).unwrap()), people, "{day}");
        let differences = open.compared(Moment::happened(earlier), Moment::happened(day)).unwrap();
        assert_eq!(counts(&differences), since, "{earlier} to {day}");
        assert_eq!(there(&open.as_it_was(Moment::recorded(day)).unwrap()), (0, 0), "recorded only now");
        earlier = day;
    }
    let today = open.today();
    assert_eq!(&open.as_it_was(Moment::happened(today)).unwrap(), open.account());
    assert_eq!(there(open.account()), (0, 0), "all of them have gone since");
}

#[test]
fn nine_organograms_imported_in_one_go_tell_nine_days() {
    let folder = shared_data_or_skip!("organograms/series_fco");
    let (_folder, mut open) = empty();
    let days = [
        ("2011-03", date(2011, 3, 31)),
        ("2011-09", date(2011, 9, 30)),
        ("2013-03", date(2013, 3, 31)),
        ("2013-09", date(2013, 9, 30)),
        ("2014-03", date(2014, 3, 31)),
        ("2014-09", date(2014, 9, 30)),
        ("2015-03", date(2015, 3, 31)),
        ("2016-03", date(2016, 3, 31)),
        ("2016-09", date(2016, 9, 30)),
    ];
    let mut stood: Vec<(usize, BTreeMap<Id, Stakeholder>)> = Vec::new();
    for (name, day) in days {
        let file = folder.join(format!("fco-{name}-senior.csv"));
        let offer = open.read_sources(&[file]).unwrap();
        let plan = open.plan_import(&offer, &Choice { organisations: None, group: Group::Customer });
        open.speak_of(Some(day));
        open.import(&offer, plan).unwrap();
        open.speak_of(None);
        let people = open.account().stakeholders().map(|known| (known.id, known.clone())).collect();
        stood.push((there(open.account()).0, people));
    }
    let mut told = Vec::new();
    for (at, &(_, day)) in days.iter().enumerate() {
        let then = open.as_it_was(Moment::happened(day)).unwrap();
        let people: BTreeMap<Id, Stakeholder> =
            then.stakeholders().map(|known| (known.id, known.clone())).collect();
        assert_eq!(people, stood[at].1, "as it stood after the list of {day}");
        let before =
            open.as_it_was(Moment { clock: Clock::Happened, day: day.yesterday().unwrap(), snapshot: None });
        assert_eq!(
            there(&before.unwrap()).0,
            at.checked_sub(1).map_or(0, |at| stood[at].0),
            "the day before"
        );
        let earlier = days[at.saturating_sub(1)].1;
        let differences = open.compared(Moment::happened(earlier), Moment::happened(day)).unwrap();
        told.push(format!(
            "{day}: {} there, {} arrived, {} left, {} report to others, {} said of otherwise",
            stood[at].0,
            differences.arrived.len(),
            differences.left.len(),
            differences.moved.len(),
            differences.changed.len(),
        ));
    }
    insta::assert_snapshot!(told.join("\n"));
}
