//! The command line as scripts use it: what it prints and with which code it ends.
#![allow(clippy::unwrap_used, reason = "tests fail so")]

use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

/// A folder in which commands are run.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with the demo account, `demo.rapport`.
    fn with_demo() -> Self {
        let folder = Self::new();
        folder.done("demo demo.rapport");
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs a command line; single quotes hold words together.
    fn run(&self, line: &str) -> Output {
        let words = line.split('\'').enumerate().flat_map(|(nth, part)| -> Vec<&str> {
            if nth % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }
        });
        Command::new(env!("CARGO_BIN_EXE_rapport-cli"))
            .args(words)
            .current_dir(self.0.path())
            .env_remove("RAPPORT_PASSPHRASE")
            .output()
            .unwrap()
    }

    /// Runs a command line that must succeed and gives what it prints.
    #[track_caller]
    fn done(&self, line: &str) -> String {
        let output = self.run(line);
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// As [`Folder::done`], asking for JSON.
    #[track_caller]
    fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.done(&format!("{line} --json"))).unwrap()
    }

    /// Runs a command line that must end with this code and say this on standard error.
    #[track_caller]
    fn fails(&self, line: &str, code: i32, says: &str) {
        let output = self.run(line);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{line}: {told}");
        assert!(told.contains(says), "{line} should say “{says}”, but says “{told}”");
    }
}

#[test]
fn an_account_from_its_creation_to_its_map() {
    let folder = Folder::new();
    folder.done("new acme.rapport --name Acme --supplier Nordpack --manager 'Priya Raman'");
    let contacts =
        "Id,FirstName,LastName,Title,ReportsToId\n1,Ada,Berg,Buyer,2\n2,Bo,Dahl,Chair,\n3,Cleo,Eng,Clerk,3\n";
    fs::write(folder.path("Contact.csv"), contacts).unwrap();

    let preview = folder.json("import acme.rapport Contact.csv --preview");
    assert_eq!((&preview["added"], &preview["carried_out"]), (&3.into(), &false.into()));
    assert_eq!(folder.json("people acme.rapport").as_array().unwrap().len(), 1, "a preview changes nothing");
    let imported = folder.json("import acme.rapport Contact.csv");
    assert_eq!((&imported["ties_added"], imported["skipped"].as_array().unwrap().len()), (&1.into(), 1));
    assert!(folder.done("import acme.rapport Contact.csv").contains("nothing was changed"));
    assert!(folder.done("people acme.rapport buyer").contains("Ada Berg"));

    let scored = folder.done("score acme.rapport 'Ada Berg' priya --set 6,2,3,8 --because 'late deliveries'");
    assert_eq!(scored.trim(), "Scored Ada Berg’s trust in Priya Raman 32");
    assert!(folder.done("score acme.rapport ada priya").contains("32 of 100, certainty 80 %"));
    assert_eq!(folder.json("score acme.rapport ada priya")["back"]["opinion"]["uncertainty"], 1.0);

    folder.done("undo acme.rapport");
    assert!(folder.done("score acme.rapport ada priya").contains("unknown"));
    folder.done("redo acme.rapport");
    let history = folder.json("history acme.rapport");
    assert_eq!(history[0]["label"], "Redid: Scored Ada Berg’s trust in Priya Raman 32");
    assert_eq!(history.as_array().unwrap().len(), 5);

    folder.done("export acme.rapport -o map.svg");
    let svg = fs::read_to_string(folder.path("map.svg")).unwrap();
    assert!(svg.contains("Ada Berg") && svg.contains(">32<") && svg.contains(">Acme<"));
    folder.done("export acme.rapport --lens org-chart --theme dark --scale 1 -o map.png");
    assert!(fs::read(folder.path("map.png")).unwrap().starts_with(b"\x89PNG"));
    assert_eq!(folder.json("check acme.rapport")["sound"], true);
}

/// Fails where the evidence shown line by line does not add up to the evidence shown.
fn assert_adds_up(derived: &str) {
    let thousandths = |line: &str, side: &str| -> i64 {
        let told = line.rsplit_once(side).unwrap().1;
        let number: String = told.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        number.replace('.', "").parse().unwrap()
    };
    let mut sum = (0, 0);
    let mut sums = 0;
    for line in derived.lines() {
        if let Some((_, counted)) = line.split_once(" → r ") {
            let counted = format!("r {counted}");
            sum = (sum.0 + thousandths(&counted, "r "), sum.1 + thousandths(&counted, "s "));
        } else if line.starts_with("  r ") {
            let evidence = line.split_once(" → ").unwrap().0;
            assert_eq!((thousandths(evidence, "r "), thousandths(evidence, "s ")), sum, "{derived}");
            sum = (0, 0);
            sums += 1;
        }
    }
    assert!(sums > 0, "{derived}");
}

#[test]
fn an_incident_told_in_a_line_counts_in_the_score() {
    let folder = Folder::with_demo();
    let line = "incident demo.rapport 'Marcus’s line stopped on 2026-01-02 -3'";
    let preview = folder.done(&format!("{line} --preview"));
    assert_eq!(
        preview.trim(),
        "2026-01-02  diluted trust, strength 3: Marcus’s line stopped\n  touches Marcus Lind → Priya Raman"
    );
    assert_eq!(folder.json("incident demo.rapport"), serde_json::json!([]), "a preview changes nothing");
    let logged = folder.done(&format!("{line} --story 'Nine hours.'"));
    assert!(logged.starts_with("Logged “Marcus’s line stopped” of 2 January 2026: diluted trust −3"));
    let told = folder.json("incident demo.rapport");
    assert_eq!(
        (&told[0]["story"], &told[0]["touches"][0]),
        (&"Nine hours.".into(), &"Marcus Lind → Priya Raman".into())
    );
    let derived = folder.done("score demo.rapport 'Marcus Lind' priya");
    assert!(derived.contains("“Marcus’s line stopped” of 2026-01-02, −3 · "), "{derived}");
    assert_adds_up(&derived);
    folder.fails("incident demo.rapport '-3'", 1, "a few words");
}

#[test]
fn two_days_are_compared() {
    let folder = Folder::with_demo();
    let told = folder.done("compare demo.rapport 2000-01-01");
    assert!(told.starts_with("arrived: ") && told.contains("Marcus Lind"), "{told}");
    assert!(told.contains("trust: Marcus Lind → Priya Raman ? → "), "{told}");
    assert!(folder.done("compare demo.rapport 2000-01-01 2000-01-02").contains("Nothing differs"));
    assert_eq!(folder.json("compare demo.rapport 2000-01-01")["left"], serde_json::json!([]));
    folder.fails("compare demo.rapport someday", 2, "invalid value");
}

#[test]
fn the_same_map_twice_is_the_same_file_twice() {
    let folder = Folder::with_demo();
    folder.done("export demo.rapport -o one.svg");
    folder.done("export demo.rapport -o two.svg");
    assert!(fs::read(folder.path("one.svg")).unwrap() == fs::read(folder.path("two.svg")).unwrap());
}

#[test]
fn what_is_refused_ends_with_1() {
    let folder = Folder::with_demo();
    folder.fails("score demo.rapport marcus priya --set 6,2,3,0", 1, "Self-orientation is 0");
    folder.fails("score demo.rapport nobody priya", 1, "nobody is called “nobody”");
    folder.fails("score demo.rapport 'Marcus Lind' priya --set 5,5,5,5 --on 2999-01-01", 1, "in the future");
    folder.fails("redo demo.rapport", 1, "nothing to redo");
    fs::write(folder.path("empty.csv"), "").unwrap();
    folder.fails("import demo.rapport empty.csv", 1, "empty.csv");
    fs::write(folder.path("one.csv"), "Name,Company\nAda Berg,Mill\n").unwrap();
    folder.fails("import demo.rapport one.csv --organisation Yard", 1, "no organisation “Yard”");
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    let folder = Folder::with_demo();
    folder.fails("", 2, "Usage");
    folder.fails("export demo.rapport -o map.bmp", 2, "must end in .svg or .png");
    folder.fails("score demo.rapport marcus priya --set 1,2,3", 2, "four numbers");
    folder.fails("score demo.rapport marcus priya --by Mei", 2, "--set");
    folder.fails("import demo.rapport x.csv --group friends", 2, "“friends” is no group");
}

#[test]
fn a_file_that_cannot_be_used_ends_with_3() {
    let folder = Folder::with_demo();
    folder.fails("people nowhere.rapport", 3, "nowhere.rapport");
    folder.fails("demo demo.rapport", 3, "exists already");
    fs::write(folder.path("plain.rapport"), "SQLite format 3\0 and more of it").unwrap();
    folder.fails("people plain.rapport", 3, "not an account file");
    folder.fails("import demo.rapport nowhere.csv", 3, "nowhere.csv");
    folder.fails("export demo.rapport -o nowhere/map.svg", 3, "nowhere");
    if Path::new("/proc/self").exists() {
        folder.fails("new /proc/acme.rapport --name Acme", 3, "acme.rapport");
    }
}

#[test]
fn a_passphrase_protects_a_file() {
    let folder = Folder::new();
    fs::write(folder.path("secret"), "correct horse\n").unwrap();
    fs::write(folder.path("other"), "wrong\n").unwrap();
    folder.done("new acme.rapport --name Acme --passphrase-file secret");
    folder.fails("people acme.rapport", 3, "is protected");
    folder.fails("people acme.rapport --passphrase-file other", 3, "acme.rapport");
    folder.done("check acme.rapport --passphrase-file secret");
}

#[test]
fn damage_ends_with_3_or_4_and_is_told() {
    let folder = Folder::with_demo();
    let path = folder.path("demo.rapport");
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let code = folder.run("check demo.rapport").status.code();
    assert!(matches!(code, Some(3 | 4)), "{code:?}");
}

#[test]
fn a_passphrase_file_that_came_out_empty_makes_no_open_account() {
    let folder = Folder::new();
    fs::write(folder.path("secret"), "").unwrap();
    folder.fails("new acme.rapport --name Acme --passphrase-file secret", 3, "passphrase is empty");
    assert!(!folder.path("acme.rapport").exists());
}

#[test]
fn a_preview_names_everybody_it_speaks_of() {
    let folder = Folder::new();
    folder.done("new acme.rapport --name Acme");
    fs::write(folder.path("team.csv"), "Id,Name,Title\n1,Ada Berg,Buyer\n2,Bo Dahl,Chair\n").unwrap();
    assert!(folder.done("import acme.rapport team.csv --preview").contains("new: row 2: Ada Berg, Buyer"));
    folder.done("import acme.rapport team.csv");
    fs::write(folder.path("team.csv"), "Id,Name,Title\n1,Ada Berg,Head buyer\n2,Bo Dahl,Chair\n").unwrap();
    let told = folder.done("import acme.rapport team.csv --preview");
    assert!(told.contains("updated: Ada Berg: title “Buyer” becomes “Head buyer”"), "{told}");
    let json = folder.json("import acme.rapport team.csv --preview");
    assert_eq!(json["people_updated"][0]["name"], "Ada Berg");
}

#[test]
fn a_survey_round_from_its_making_to_what_it_says() {
    let folder = Folder::with_demo();
    let made = folder.json("survey demo.rapport make 'Autumn 2026' --ask 'Marcus Lind' --ask 'Priya Raman'");
    assert_eq!(made["label"], "Made the survey round “Autumn 2026”: 2 people are asked");
    folder.fails("survey demo.rapport make Winter --ask Logistics", 1, "Logistics cannot be asked");
    let forms = folder.json("survey demo.rapport forms 'autumn 2026'");
    assert_eq!(forms["forms"].as_array().unwrap().len(), 2);
    let form = fs::read_to_string(
        folder.path("survey-autumn-2026").join(forms["forms"][0]["file"].as_str().unwrap()),
    );
    assert!(form.unwrap().contains("Trust DNA™"));

    fs::write(folder.path("notes.json"), "{}").unwrap();
    let output = folder.run("survey demo.rapport collect notes.json");
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "nothing was taken");
    assert!(told.starts_with("refused: notes.json is no file with answers"), "{told}");
    assert!(folder.done("survey demo.rapport results 'Autumn 2026'").contains("no answer"));
    folder.done("survey demo.rapport close 'Autumn 2026'");
    assert!(folder.done("survey demo.rapport rounds").contains("Autumn 2026: 0 of 2 answered, closed on"));
    folder.fails("survey demo.rapport forms 'Autumn 2026'", 1, "was closed on");
    folder.fails("survey demo.rapport results Spring", 1, "no round is called “Spring”");
    assert_eq!(folder.json("check demo.rapport")["sound"], true);
}

#[test]
fn the_scorecard_is_a_page_of_text_or_json_with_its_rules() {
    let folder = Folder::with_demo();
    let told = folder.done("scorecard demo.rapport");
    for line in [
        "Ties scored           31 of 32",
        "Key players reached   3 of 3",
        "Hangs on one          Buyer: Tomas Berg",
    ] {
        assert!(told.contains(line), "{told}");
    }
    assert!(told.contains("Marcus Lind → Priya Raman −"), "{told}");
    let json = folder.json("scorecard demo.rapport");
    assert_eq!(json["coverage"]["scored"], 31);
    assert!(json["rules"]["threads"].as_str().unwrap().contains("50 points"), "{json}");
    let before = folder.json("scorecard demo.rapport --on 2020-01-01");
    assert_eq!(
        (&before["coverage"]["scored"], &before["customer"]["in_us"]["expected"]),
        (&0.into(), &Value::Null)
    );
    let early = folder.json("scorecard demo.rapport --on 2020-01-01");
    assert_eq!(early["key_players"]["of"], 0, "nobody was there yet");
    folder.done("new empty.rapport --name Empty");
    let told = folder.done("scorecard empty.rapport");
    assert!(told.contains("Nothing is scored yet"), "{told}");
    assert!(
        told.contains("Trust in us           ? (certainty 0 %, 0 of 0 ties scored); not scored yet"),
        "{told}"
    );
}

#[test]
fn a_route_is_told_by_whom_to_ask_and_where_it_is_weakest() {
    let folder = Folder::with_demo();
    let told = folder.done("route demo.rapport 'Tomas Berg'");
    assert!(told.starts_with("1. ") && told.contains("weakest: "), "{told}");
    let json = folder.json("route demo.rapport --role decider --most 3");
    let best = json["best"].as_array().unwrap();
    let trust: Vec<f64> = best.iter().map(|told| told["trust"].as_f64().unwrap()).collect();
    assert!(!trust.is_empty() && trust.is_sorted_by(|a, b| a >= b), "{json}");
    for told in best {
        let hops = told["hops"].as_array().unwrap();
        let product: f64 = hops.iter().map(|hop| hop["expected"].as_f64().unwrap()).product();
        assert!((product - told["trust"].as_f64().unwrap()).abs() < 1e-9);
    }
    let through = best[0]["hops"][0]["to"].as_str().unwrap().to_owned();
    let around = folder.json(&format!("route demo.rapport --role decider --avoid '{through}'"));
    let passes = |told: &serde_json::Value| {
        let hops = told["hops"].as_array().unwrap();
        hops[..hops.len() - 1].iter().any(|hop| hop["to"] == through.as_str())
    };
    assert!(!around["best"].as_array().unwrap().iter().any(passes), "{around}");
    folder.fails("route demo.rapport --role boss", 2, "is no role");
    folder.fails("route demo.rapport", 2, "required");
    folder.done("new empty.rapport --name Empty");
    folder.fails("route empty.rapport --role decider", 1, "no key account manager");
}

#[test]
fn the_coach_tells_what_it_finds_and_by_which_rules() {
    let folder = Folder::with_demo();
    let told = folder.done("coach demo.rapport");
    assert!(told.contains("\n1. ") && told.contains("   → "), "{told}");
    let found = folder.json("coach demo.rapport");
    let stakes: Vec<f64> =
        found["findings"].as_array().unwrap().iter().map(|it| it["stake"].as_f64().unwrap()).collect();
    assert!(stakes.len() > 5 && stakes.is_sorted_by(|a, b| a >= b), "{stakes:?}");
    assert!(folder.json("coach demo.rapport --rules").as_array().unwrap().len() >= 18);
    folder.done("new empty.rapport --name Empty");
    assert!(folder.done("coach empty.rapport").starts_with("first: Say who is the key account manager"));
}

#[test]
fn what_if_is_asked_without_a_change() {
    let folder = Folder::with_demo();
    let before = std::fs::read(folder.path("demo.rapport")).unwrap();
    let told = folder.done("what-if demo.rapport --leaves 'Tomas Berg'");
    assert!(told.contains("trust in us: ") && told.contains("1. "), "{told}");
    let json = folder.json("what-if demo.rapport --trusts 'Priya Raman' 'Ingrid Dahl' 95");
    assert_eq!(json["better"][0]["to"], "Ingrid Dahl", "{json}");
    assert_eq!(std::fs::read(folder.path("demo.rapport")).unwrap(), before);
    folder.fails("what-if demo.rapport", 2, "say what is supposed");
    folder.fails("what-if demo.rapport --trusts Priya Ingrid 120", 2, "no points of 100");
}

#[test]
fn who_carries_the_account_and_what_is_planned_are_listed() {
    let folder = Folder::with_demo();
    let told = folder.done("carriers demo.rapport --most 3");
    assert!(
        told.contains("1. Of the ways between others, 83 % of the best trusted run through Priya Raman"),
        "{told}"
    );
    assert_eq!(folder.json("carriers demo.rapport --most 3")["carriers"].as_array().unwrap().len(), 3);
    assert_eq!(folder.done("actions demo.rapport").trim(), "nothing is planned");
    folder.done("actions demo.rapport --calendar due.ics");
    let calendar = std::fs::read_to_string(folder.path("due.ics")).unwrap();
    assert!(
        calendar.starts_with("BEGIN:VCALENDAR") && calendar.trim_end().ends_with("END:VCALENDAR"),
        "{calendar}"
    );
}
