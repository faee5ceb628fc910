//! Real exports, read where they lie beside the project; without them these tests say so and pass.
//! Nothing of them but counts and headings is written here: fields are compared with the file itself.

use crate::desk::{Desk, counts, file};
use domain::{Group, Status, TieKind, stakeholder::Field};
use exchange::import::{Choice, Plan, Sort, Source, read};
use std::{collections::HashMap, fmt::Write, path::PathBuf};

/// A file of the data beside the project.
fn real(path: &str) -> Option<Source> {
    let full: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../../../../shared/data", path].iter().collect();
    let bytes = std::fs::read(&full).ok();
    if bytes.is_none() {
        println!("skipped: shared/data/{path} is not here");
    }
    Some(file(full.file_name()?.to_str()?, bytes?))
}

/// The rows of a file, by heading, as an independent reader sees them.
fn rows(source: &Source) -> Vec<HashMap<String, String>> {
    let bytes = source.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&source.bytes);
    csv::Reader::from_reader(bytes).deserialize().map(Result::unwrap).collect()
}

#[test]
fn the_salesforce_demo_organisation() {
    let (Some(contacts), Some(accounts)) =
        (real("crm/salesforce_demo_org/Contact.csv"), real("crm/salesforce_demo_org/Account.csv"))
    else {
        return;
    };
    let offer = read(vec![contacts.clone(), accounts.clone()]).unwrap();
    assert_eq!((offer.system.as_str(), offer.people, offer.organisations.len()), ("salesforce", 133, 77));
    let facts: Vec<_> =
        offer.files.iter().map(|facts| (facts.rows, facts.columns.len(), facts.encoding.as_str())).collect();
    assert_eq!(facts, [(133, 61, "UTF-8"), (83, 66, "UTF-8")]);
    let mut desk = Desk::new();
    let plan = desk.import(&offer, &Choice::default());
    assert_eq!((counts(&plan), plan.ties_added, plan.skipped.len()), ((133, 0, 0), 30, 0));

    let organisations: HashMap<String, String> = rows(&accounts)
        .into_iter()
        .map(|mut row| (row.remove("Id").unwrap(), row.remove("Name").unwrap()))
        .collect();
    let by_key: HashMap<&str, _> = desk
        .account
        .origins()
        .map(|origin| (origin.key.as_str(), desk.account.stakeholder(origin.stakeholder).unwrap()))
        .collect();
    let rows = rows(&contacts);
    for row in [&rows[0], &rows[66], &rows[132]] {
        let person = by_key[&row["Id"][..15]];
        let joined = format!("{} {}", row["FirstName"], row["LastName"]);
        assert_eq!((&person.name, &person.title, &person.phone), (&joined, &row["Title"], &row["Phone"]));
        assert_eq!((&person.mobile, &person.email), (&row["MobilePhone"], &row["Email"]));
        assert_eq!(person.organisation, organisations[&row["AccountId"]]);
        let address = format!(
            "{}\n{}, {} {}\n{}",
            row["MailingStreet"],
            row["MailingCity"],
            row["MailingState"],
            row["MailingPostalCode"],
            row["MailingCountry"]
        );
        assert_eq!(person.address, address);
    }
    for row in rows.iter().filter(|row| !row["ReportsToId"].is_empty()) {
        let [from, to] = ["Id", "ReportsToId"].map(|heading| by_key[&row[heading][..15]].id);
        assert!(desk.account.tie_between(TieKind::ReportsTo, from, to).is_some());
    }
}

#[test]
fn one_account_of_the_salesforce_demo_organisation() {
    let (Some(contacts), Some(accounts)) =
        (real("crm/salesforce_demo_org/Contact.csv"), real("crm/salesforce_demo_org/Account.csv"))
    else {
        return;
    };
    let offer = read(vec![accounts, contacts]).unwrap();
    let one = &offer.organisations[0];
    let choice = Choice { organisations: Some(vec![one.key.clone()]), group: Group::Customer };
    let mut desk = Desk::new();
    let plan = desk.import(&offer, &choice);
    assert_eq!((plan.added.len(), plan.ties_added), (6, 5));
    assert!(desk.account.stakeholders().all(|person| person.organisation == one.name));
}

/// Reads and imports one file into a new account; tells the offer's system with the counts.
#[track_caller]
fn imported(path: &str) -> Option<(Desk, Plan, String)> {
    let offer = read(vec![real(path)?]).unwrap();
    let mut desk = Desk::new();
    let plan = desk.import(&offer, &Choice::default());
    Some((desk, plan, offer.system))
}

#[test]
fn contacts_of_other_systems() {
    for (path, system, people, skipped) in [
        ("crm/atomic_crm/contacts.csv", "atomic-crm", 500, 0),
        ("crm/atomic_crm/import_template.csv", "atomic-crm", 2, 0),
        ("crm/linkedin/kawsay_Connections.csv", "linkedin", 2, 0),
        ("crm/roundcube_csv2vcard/gmail.csv", "google", 1, 0),
        ("crm/roundcube_csv2vcard/outlook.csv", "outlook", 1, 0),
        ("crm/roundcube_csv2vcard/email.csv", "csv:email", 4, 0),
    ] {
        let Some((desk, plan, written_by)) = imported(path) else { continue };
        assert_eq!(
            (written_by.as_str(), plan.added.len(), plan.skipped.len()),
            (system, people, skipped),
            "{path}"
        );
        assert!(desk.account.stakeholders().all(|person| !person.name.is_empty()), "{path}");
    }
}

#[test]
fn the_columns_of_atomic_crm() {
    let (Some(source), Some((desk, ..))) =
        (real("crm/atomic_crm/contacts.csv"), imported("crm/atomic_crm/contacts.csv"))
    else {
        return;
    };
    let by_key: HashMap<&str, _> = desk
        .account
        .origins()
        .map(|origin| (origin.key.as_str(), desk.account.stakeholder(origin.stakeholder).unwrap()))
        .collect();
    for row in rows(&source) {
        let person = by_key[row["id"].as_str()];
        assert_eq!(person.name, format!("{} {}", row["first_name"], row["last_name"]));
        assert_eq!((&person.organisation, &person.title), (&row["company"], &row["title"]));
        let first = |headings: [&str; 3]| {
            headings
                .iter()
                .map(|heading| row[*heading].as_str())
                .find(|cell| !cell.is_empty())
                .unwrap_or_default()
                .to_owned()
        };
        assert_eq!(person.email, first(["email_work", "email_home", "email_other"]));
        assert_eq!(person.phone, first(["phone_work", "phone_other", "phone_home"]));
    }
}

#[test]
fn every_organogram() {
    let files = [
        "series_fco/fco-2011-03-senior.csv",
        "series_fco/fco-2011-09-senior.csv",
        "series_fco/fco-2013-03-senior.csv",
        "series_fco/fco-2013-09-senior.csv",
        "series_fco/fco-2014-03-senior.csv",
        "series_fco/fco-2014-09-senior.csv",
        "series_fco/fco-2015-03-senior.csv",
        "series_fco/fco-2016-03-senior.csv",
        "series_fco/fco-2016-09-senior.csv",
        "single/30-09-13---EH---organogram---ver1-senior.csv",
        "single/300913-CPS-Organogram-v0.1-senior.csv",
        "single/300913-DECC-organogram-senior.csv",
        "single/300913-NICE-Organogram-senior.csv",
        "single/300913-Natural-England-Organogram-senior.csv",
        "single/Acas-Sep-13-senior.csv",
        "single/NICE-organogram-cleaned-senior.csv",
        "single/driver_and_vehicle_licensing_agency-2011-03-31-senior.csv",
    ];
    let mut told = String::new();
    for path in files {
        let Some((desk, plan, _)) = imported(&format!("organograms/{path}")) else { return };
        let not_met = desk.account.stakeholders().filter(|person| person.status == Status::NotMet).count();
        let (people, ties) = (plan.added.len(), plan.ties_added);
        writeln!(
            told,
            "{path}: {people} people, {not_met} unnamed, {ties} ties, {} skipped or odd",
            plan.skipped.len()
        )
        .unwrap();
    }
    insta::assert_snapshot!(told);
}

#[test]
fn an_organogram_of_junior_posts_is_refused() {
    let Some(source) = real("organograms/single/300913-DECC-organogram-junior.csv") else { return };
    assert!(read(vec![source]).err().unwrap().to_string().contains("junior posts, which have no names"));
}

#[test]
fn one_body_from_2011_to_2016() {
    let mut desk = Desk::new();
    let mut told = String::new();
    for date in
        ["2011-03", "2011-09", "2013-03", "2013-09", "2014-03", "2014-09", "2015-03", "2016-03", "2016-09"]
    {
        let Some(source) = real(&format!("organograms/series_fco/fco-{date}-senior.csv")) else { return };
        let offer = read(vec![source]).unwrap();
        assert_eq!(offer.sort, Sort::Organogram);
        let plan = desk.import(&offer, &Choice::default());
        let left = |field: &(Field, String, String)| field.0 == Field::Status && field.2 == "left";
        let left = plan
            .updated
            .iter()
            .filter(|update| update.row.is_none() && update.fields.iter().any(left))
            .count();
        let renamed = plan
            .updated
            .iter()
            .filter(|update| update.fields.iter().any(|(field, ..)| *field == Field::Name))
            .count();
        writeln!(
            told,
            "{date}: {} added, {} updated ({renamed} renamed), {left} left, {} unchanged, ties +{} −{}, {} skipped or odd",
            plan.added.len(),
            plan.updated.len() - left,
            plan.unchanged,
            plan.ties_added,
            plan.ties_removed,
            plan.skipped.len()
        )
        .unwrap();
    }
    insta::assert_snapshot!(told);
}

#[test]
fn two_versions_of_one_body() {
    let (Some(first), Some(second)) = (
        real("organograms/single/300913-NICE-Organogram-senior.csv"),
        real("organograms/single/NICE-organogram-cleaned-senior.csv"),
    ) else {
        return;
    };
    assert!(read(vec![first.clone(), second.clone()]).err().unwrap().to_string().contains("the same body"));
    let mut desk = Desk::new();
    desk.import_all([first]);
    let plan = desk.import_all([second]);
    let left = plan.updated.iter().filter(|update| update.row.is_none()).count();
    insta::assert_snapshot!(format!(
        "{} added, {} updated, {left} left, {} unchanged",
        plan.added.len(),
        plan.updated.len() - left,
        plan.unchanged
    ));
}
