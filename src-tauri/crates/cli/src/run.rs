//! Carrying a command out.

use crate::{
    arguments::{Arguments, Command},
    asking::{self, WhatIf},
    compared::compared,
    derivation::derivation,
    incidents, people,
    report::{Failure, Report},
    route::{Asked, route},
    scorecard::scorecard,
    survey,
};
use account::domain::{
    self, Group, Sight,
    network::Lines,
    trust::{Scale, TrustEquation},
};
use account::{
    AccountError, Beginning, Detail, Done, Ground, Judgement, Key, Laptop, OpenAccount, PictureFormat, Sort,
    demo,
    import::{Choice, Offer, Plan, PlannedPerson, PlannedUpdate},
    recognise,
};
use serde_json::json;
use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

/// Carries a command out.
///
/// # Errors
/// What is told on the terminal, with its exit code.
pub fn run(arguments: Arguments) -> Result<Report, Failure> {
    let passphrase = passphrase(arguments.passphrase_file.as_deref())?;
    let key = passphrase.as_deref().map_or(Key::Open, Key::Passphrase);
    let open = |path: &Path| open(path, passphrase.as_deref());
    let mut report = match arguments.command {
        Command::New { account, name, supplier, manager } => {
            let beginning = Beginning { name, supplier, manager, ..Beginning::default() };
            let open = OpenAccount::create(&account, key, &beginning, Box::new(Laptop))?;
            created(&open)
        }
        Command::Demo { account } => created(&demo(&account, key, Box::new(Laptop))?),
        Command::Import { account, files, organisations, group, preview } => {
            let group = Group::from_code(&group).ok_or_else(|| {
                let codes: Vec<&str> = Group::ALL.iter().map(|group| group.code()).collect();
                Failure::usage(format!("“{group}” is no group: use {}", codes.join(", ")))
            })?;
            import(&mut open(&account)?, &files, &organisations, group, preview)?
        }
        Command::People { account, query } => people_listed(&open(&account)?, &query.join(" ")),
        Command::Incident { account, line, story, preview } => {
            let mut open = open(&account)?;
            match line {
                Some(line) => incidents::log(&mut open, &line, story, preview)?,
                None => incidents::listed(&open),
            }
        }
        Command::Score { account, from, to, set, scale, on, by, because, confidence } => {
            let mut open = open(&account)?;
            let (from, to) = (people::named(&open, &from)?, people::named(&open, &to)?);
            match set.as_deref() {
                None => score(&mut open, from, to)?,
                Some(&[credibility, reliability, intimacy, self_orientation]) => {
                    let scale = Scale::from_code(&scale)
                        .ok_or_else(|| Failure::usage(format!("“{scale}” is no scale: use 1-10 or 1-5")))?;
                    let equation =
                        TrustEquation { credibility, reliability, intimacy, self_orientation, scale };
                    told(open.assess(Judgement {
                        from,
                        to,
                        reading: equation.into(),
                        on,
                        assessor: by,
                        rationale: because,
                        confidence: f64::from(confidence) / 100.0,
                        sealed: false,
                    })?)
                }
                Some(_) => {
                    let message =
                        "--set takes four numbers: credibility,reliability,intimacy,self-orientation";
                    return Err(Failure::usage(message));
                }
            }
        }
        Command::Compare { account, since, until, recorded } => {
            compared(&mut open(&account)?, since, until, recorded)?
        }
        Command::Survey { account, what } => survey::run(&mut open(&account)?, what)?,
        Command::Scorecard { account, on } => scorecard(&mut open(&account)?, on)?,
        Command::Coach { account, rules } => asking::coach(&mut open(&account)?, rules)?,
        Command::WhatIf { account, leaves, trusts, reports } => {
            asking::what_if(&mut open(&account)?, &WhatIf { leaves, trusts, reports })?
        }
        Command::Carriers { account, most } => asking::carriers(&mut open(&account)?, most)?,
        Command::Actions { account, calendar } => asking::actions(&mut open(&account)?, calendar.as_deref())?,
        Command::Route {
            account,
            to,
            role,
            organisation,
            from,
            avoid,
            avoid_department,
            most,
            line,
            dotted,
        } => {
            let mut open = open(&account)?;
            let settings = Lines::from(&open.account().profile().measures);
            let part = |points: Option<u8>, otherwise: f64| {
                points.map_or(otherwise, |points| f64::from(points) / 100.0)
            };
            let lines =
                Some(Lines { solid: part(line, settings.solid), dotted: part(dotted, settings.dotted) });
            let avoid_departments = avoid_department;
            route(&mut open, Asked { to, role, organisation, from, avoid, avoid_departments, most, lines })?
        }
        Command::History { account, most } => history(&open(&account)?, most)?,
        Command::Undo { account } => told(open(&account)?.undo()?),
        Command::Redo { account } => told(open(&account)?.redo()?),
        Command::Export { account, output, lens, theme, scale, transparent, all_details } => {
            let mut open = open(&account)?;
            let ending = output.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            let format = match ending.as_deref() {
                Some("svg") => PictureFormat::Svg,
                Some("png") => PictureFormat::Png { scale },
                _ => return Err(Failure::usage("the output must end in .svg or .png")),
            };
            let view = open.view_of(Sight::through(lens.into()))?;
            let ground = if transparent { Ground::Transparent } else { Ground::Paper };
            let detail = if all_details { Detail::All } else { Detail::Page };
            let bytes = open.picture(&view, theme.into(), ground, detail, format)?;
            open.write(&output, &bytes)?;
            let json = json!({ "file": output, "bytes": bytes.len() });
            Report { text: format!("Wrote {}", output.display()), json: Some(json), code: 0 }
        }
        Command::Check { account } => check(&open(&account)?)?,
    };
    if !arguments.json {
        report.json = None;
    }
    Ok(report)
}

fn passphrase(file: Option<&Path>) -> Result<Option<String>, Failure> {
    let Some(file) = file else {
        return match env::var("RAPPORT_PASSPHRASE") {
            Ok(passphrase) => Ok(Some(passphrase).filter(|passphrase| !passphrase.is_empty())),
            Err(env::VarError::NotPresent) => Ok(None),
            Err(env::VarError::NotUnicode(_)) => {
                Err(Failure::refused("RAPPORT_PASSPHRASE holds what is no text: write it as UTF-8"))
            }
        };
    };
    let text = fs::read_to_string(file)
        .map_err(|error| Failure::file(format!("{} could not be read: {error}", file.display())))?;
    // A file that came out empty is a slip, not the wish for no passphrase: the account refuses it.
    Ok(Some(text.lines().next().unwrap_or_default().to_owned()))
}

fn open(path: &Path, passphrase: Option<&str>) -> Result<OpenAccount, Failure> {
    let key = match (recognise(path).map_err(AccountError::from)?, passphrase) {
        (Sort::Open, _) => Key::Open,
        (Sort::Private, Some(passphrase)) => Key::Passphrase(passphrase),
        (Sort::Private, None) => {
            let path = path.display();
            let message = format!("{path} is protected: give --passphrase-file or set RAPPORT_PASSPHRASE");
            return Err(Failure::file(message));
        }
    };
    Ok(OpenAccount::open(path, key, Box::new(Laptop))?)
}

fn created(open: &OpenAccount) -> Report {
    let account = open.account();
    let (name, people) = (&account.profile().name, account.stakeholders().len());
    Report {
        text: format!("Created {} for {name}, {people} people", open.path().display()),
        json: Some(json!({ "file": open.path(), "name": name, "people": people })),
        code: 0,
    }
}

fn told(done: Done) -> Report {
    let text = if done.label.is_empty() { "Nothing to change".into() } else { done.label };
    Report { json: Some(json!({ "label": text })), text, code: 0 }
}

fn import(
    open: &mut OpenAccount,
    files: &[PathBuf],
    organisations: &[String],
    group: Group,
    preview: bool,
) -> Result<Report, Failure> {
    let offer = open.read_sources(files)?;
    let choice = Choice { organisations: chosen(&offer, organisations)?, group };
    let plan = open.plan_import(&offer, &choice);
    let json = json!({
        "added": plan.added.len(),
        "updated": plan.updated.len(),
        "people_added": plan.added,
        "people_updated": plan.updated,
        "unchanged": plan.unchanged,
        "ties_added": plan.ties_added,
        "ties_removed": plan.ties_removed,
        "skipped": plan.skipped.iter().map(|skipped| json!({
            "file": skipped.file, "row": skipped.row, "what": skipped.what, "why": skipped.why,
        })).collect::<Vec<_>>(),
        "carried_out": !preview,
    });
    let mut text = summary(&plan);
    if preview {
        text.push_str(&foretold(&plan));
        text.push_str("Nothing was changed: this was a preview.\n");
    } else if !plan.is_empty() {
        let done = open.import(&offer, plan)?;
        text.insert_str(0, &format!("{}\n", done.label));
    } else {
        text.push_str("Everything was there already: nothing was changed.\n");
    }
    Ok(Report { text, json: Some(json), code: 0 })
}

/// Who would come in and what would change, a line each.
fn foretold(plan: &Plan) -> String {
    let mut text = String::new();
    for PlannedPerson { name, title, organisation, row, .. } in &plan.added {
        let about: Vec<&str> =
            [title, organisation].into_iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        let about = if about.is_empty() { String::new() } else { format!(", {}", about.join(", ")) };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "new: row {row}: {name}{about}");
    }
    for PlannedUpdate { name, fields, .. } in &plan.updated {
        for (field, before, after) in fields {
            let _ = writeln!(
                text,
                "updated: {name}: {} “{before}” becomes “{after}”",
                field.spoken().to_lowercase()
            );
        }
    }
    text
}

fn chosen(offer: &Offer, names: &[String]) -> Result<Option<Vec<String>>, Failure> {
    if names.is_empty() {
        return Ok(None);
    }
    let mut keys = Vec::new();
    for name in names {
        let fitting = offer.organisations.iter().filter(|organisation| {
            organisation.key == *name || organisation.name.to_lowercase() == name.to_lowercase()
        });
        let before = keys.len();
        keys.extend(fitting.map(|organisation| organisation.key.clone()));
        if keys.len() == before {
            return Err(Failure::refused(format!(
                "the files know no organisation “{name}”; nothing was imported"
            )));
        }
    }
    Ok(Some(keys))
}

fn summary(plan: &Plan) -> String {
    let mut text = format!(
        "{} new, {} updated, {} unchanged; {} reporting lines in, {} out\n",
        plan.added.len(),
        plan.updated.len(),
        plan.unchanged,
        plan.ties_added,
        plan.ties_removed
    );
    for skipped in &plan.skipped {
        let row = skipped.row.map(|row| format!(", row {row}")).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "left out: {}{row}: {}: {}", skipped.file, skipped.what, skipped.why);
    }
    text
}

fn people_listed(open: &OpenAccount, query: &str) -> Report {
    let found = open.find(query, usize::MAX);
    let json = found.iter().map(|found| people::as_json(found.stakeholder)).collect();
    Report { text: people::table(found.iter().map(|found| found.stakeholder)), json: Some(json), code: 0 }
}

fn score(open: &mut OpenAccount, from: domain::Id, to: domain::Id) -> Result<Report, Failure> {
    let pair = open.pair(from, to)?;
    let account = open.account();
    let mut text = String::new();
    for direction in [&pair.there, &pair.back] {
        let (from, to) = (account.name(direction.from), account.name(direction.to));
        text.push_str(&derivation(from, to, direction));
    }
    let json = json!({ "there": pair.there.score, "back": pair.back.score });
    Ok(Report { text, json: Some(json), code: 0 })
}

fn history(open: &OpenAccount, most: usize) -> Result<Report, Failure> {
    let headlines = open.headlines(None, most)?;
    let mut text = String::new();
    let mut json = Vec::new();
    for headline in headlines {
        let at = headline.at.to_string();
        let _ = writeln!(text, "{:>5}  {at}  {}  {}", headline.seq, headline.author, headline.label);
        json.push(json!({
            "seq": headline.seq, "at": at, "author": headline.author, "label": headline.label, "step": headline.step,
        }));
    }
    Ok(Report { text, json: Some(json.into()), code: 0 })
}

fn check(open: &OpenAccount) -> Result<Report, Failure> {
    let findings = open.check()?;
    let sound = findings.is_empty();
    let text = if sound {
        format!("{} is sound: {} changes, all accounted for", open.path().display(), open.changes())
    } else {
        findings.join("\n")
    };
    let json = json!({ "sound": sound, "findings": findings, "changes": open.changes() });
    Ok(Report { text, json: Some(json), code: if sound { 0 } else { 4 } })
}
