//! What can be asked for on the command line.

use crate::survey::Survey;
use account::{domain, scene};
use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// Key account relationship maps from the command line.
///
/// Every command takes the account file first. With --json the answer is one JSON document.
#[derive(Parser)]
#[command(
    name = "rapport-cli",
    version,
    after_help = "\
Examples:
  rapport-cli demo halden.rapport
  rapport-cli import acme.rapport Contact.csv Account.csv --organisation 'Acme Corp'
  rapport-cli score acme.rapport 'Marcus Lind' 'Priya Raman' --set 6,2,3,8 --because 'late deliveries'
  rapport-cli export acme.rapport --lens org-chart -o acme.svg
  rapport-cli history acme.rapport --json | jq -r '.[].label'

Exit codes:
  0  done
  1  refused: the account is as it was
  2  the command line is wrong
  3  a file could not be opened, read or written
  4  check found something wrong with the file

A passphrase is taken from --passphrase-file or from the variable RAPPORT_PASSPHRASE."
)]
pub struct Arguments {
    /// Answer as one JSON document.
    #[arg(long, global = true)]
    pub json: bool,
    /// A file whose first line is the account's passphrase.
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Create an account.
    New {
        /// The file to create.
        account: PathBuf,
        /// The customer's name.
        #[arg(long)]
        name: String,
        /// Our company's name.
        #[arg(long, default_value = "")]
        supplier: String,
        /// The key account manager's name.
        #[arg(long, default_value = "")]
        manager: String,
    },
    /// Create the made-up demo account.
    Demo {
        /// The file to create.
        account: PathBuf,
    },
    /// Bring in contacts from CSV files, as one change.
    Import {
        /// The account file.
        account: PathBuf,
        /// The files: contacts, and the accounts they belong to where the CRM exports them apart.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Only this organisation's people, by name or id; may be given several times.
        #[arg(long = "organisation", value_name = "NAME")]
        organisations: Vec<String>,
        /// The group new people belong to.
        #[arg(long, default_value = "customer", value_name = "GROUP")]
        group: String,
        /// Only tell what would come in.
        #[arg(long)]
        preview: bool,
    },
    /// List people, or those who fit the words.
    People {
        /// The account file.
        account: PathBuf,
        /// Words in name, title, organisation, department or hats.
        query: Vec<String>,
    },
    /// Show how far two people trust each other, or record a judgement.
    Score {
        /// The account file.
        account: PathBuf,
        /// Who trusts: name or id.
        from: String,
        /// Who is trusted: name or id.
        to: String,
        /// Credibility, reliability, intimacy, self-orientation: records a judgement.
        #[arg(long, value_name = "C,R,I,S", value_delimiter = ',', num_args = 1)]
        set: Option<Vec<u8>>,
        /// The scale of the four factors.
        #[arg(long, default_value = "1-10", value_name = "1-10|1-5", requires = "set")]
        scale: String,
        /// The day it speaks of; today unless said.
        #[arg(long, value_name = "YYYY-MM-DD", requires = "set")]
        on: Option<Date>,
        /// Who judged; the manager unless said.
        #[arg(long, default_value = "", value_name = "NAME", requires = "set")]
        by: String,
        /// On what grounds.
        #[arg(long, default_value = "", value_name = "TEXT", requires = "set")]
        because: String,
        /// How sure, in percent.
        #[arg(long, default_value_t = 100, value_name = "PERCENT", requires = "set")]
        confidence: u8,
    },
    /// Log what built or diluted trust, told in a line; without one, list what was logged.
    Incident {
        /// The account file.
        account: PathBuf,
        /// What happened, to whom, when and how strongly: "Late delivery stopped Marcus's line on 14 August -3".
        #[arg(allow_hyphen_values = true)]
        line: Option<String>,
        /// The story in full.
        #[arg(long, default_value = "", value_name = "TEXT", requires = "line")]
        story: String,
        /// Only tell how the line is understood.
        #[arg(long, requires = "line")]
        preview: bool,
    },
    /// Ask both sides how far they trust each other: rounds, forms, answers, results.
    Survey {
        /// The account file.
        account: PathBuf,
        /// What to do.
        #[command(subcommand)]
        what: Survey,
    },
    /// Tell how the account stands: trust both ways by group, threads, old scores, tax or dividend.
    Scorecard {
        /// The account file.
        account: PathBuf,
        /// The day; today unless said.
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<Date>,
    },
    /// Tell what the coach finds: what is missing, at risk or promised, and what might be done.
    Coach {
        /// The account file.
        account: PathBuf,
        /// Tell the rules instead, with the numbers they go by.
        #[arg(long)]
        rules: bool,
    },
    /// Tell what follows where somebody leaves, trusts or reports otherwise; nothing is changed.
    WhatIf {
        /// The account file.
        account: PathBuf,
        /// Who leaves, by name or id; may be said several times.
        #[arg(long, value_name = "NAME")]
        leaves: Vec<String>,
        /// Who trusts whom so far, in points of 100; may be said several times.
        #[arg(long, num_args = 3, value_names = ["FROM", "TO", "POINTS"])]
        trusts: Vec<String>,
        /// Who reports to whom; may be said several times.
        #[arg(long, num_args = 2, value_names = ["FROM", "TO"])]
        reports: Vec<String>,
    },
    /// Tell who carries the account: on whom most rests in the network of trust.
    Carriers {
        /// The account file.
        account: PathBuf,
        /// At most so many people.
        #[arg(long, default_value_t = 10)]
        most: usize,
    },
    /// List actions and commitments, or write those that are due some day as a calendar.
    Actions {
        /// The account file.
        account: PathBuf,
        /// Write a calendar to this file (.ics).
        #[arg(long, value_name = "FILE")]
        calendar: Option<PathBuf>,
    },
    /// Tell who can take whom to somebody, to a hat or to an organisation, and where each route is weakest.
    Route {
        /// The account file.
        account: PathBuf,
        /// To whom, by name or id.
        #[arg(required_unless_present_any = ["role", "organisation"], conflicts_with_all = ["role", "organisation"])]
        to: Option<String>,
        /// To anybody of the customer’s who wears this hat: buyer, decider, specifier, gatekeeper, user, influencer.
        #[arg(long, conflicts_with = "organisation")]
        role: Option<String>,
        /// To anybody of this organisation.
        #[arg(long)]
        organisation: Option<String>,
        /// From whom, by name or id; from the key account manager unless said.
        #[arg(long)]
        from: Option<String>,
        /// Not through them, by name or id; may be said several times.
        #[arg(long, value_name = "NAME")]
        avoid: Vec<String>,
        /// At most so many routes.
        #[arg(long, default_value_t = 5)]
        most: usize,
        /// Not through anybody of this department; may be said several times.
        #[arg(long, value_name = "DEPARTMENT")]
        avoid_department: Vec<String>,
        /// What a solid reporting line counts as, in points of 100; 0 = no way. As the account’s settings say
        /// unless said here.
        #[arg(long, value_parser = clap::value_parser!(u8).range(0..=100))]
        line: Option<u8>,
        /// What a dotted one counts as.
        #[arg(long, value_parser = clap::value_parser!(u8).range(0..=100))]
        dotted: Option<u8>,
    },
    /// Tell what differs between the account on two days, as it was by all that is known today.
    Compare {
        /// The account file.
        account: PathBuf,
        /// The earlier day.
        #[arg(value_name = "YYYY-MM-DD")]
        since: Date,
        /// The later day; today unless said.
        #[arg(value_name = "YYYY-MM-DD")]
        until: Option<Date>,
        /// As it stood recorded on the days, instead of as it was by all that is known today.
        #[arg(long)]
        recorded: bool,
    },
    /// Tell what was changed, newest first.
    History {
        /// The account file.
        account: PathBuf,
        /// At most so many.
        #[arg(long, default_value_t = 100)]
        most: usize,
    },
    /// Take the last change back.
    Undo {
        /// The account file.
        account: PathBuf,
    },
    /// Do the change that was taken back again.
    Redo {
        /// The account file.
        account: PathBuf,
    },
    /// Write the map as a picture: SVG or PNG, by the file's ending.
    Export {
        /// The account file.
        account: PathBuf,
        /// Where to write it.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// How to lay the account out.
        #[arg(long, value_enum, default_value_t = Lens::FourWorlds)]
        lens: Lens,
        /// Light paper or dark, quiet or in strong contrast.
        #[arg(long, value_enum, default_value_t = Theme::Light)]
        theme: Theme,
        /// Pixels per unit of a PNG, 1 to 4.
        #[arg(long, default_value_t = 2.0)]
        scale: f64,
        /// Leave the paper out of the picture.
        #[arg(long)]
        transparent: bool,
        /// Draw everything of a large map, though it could not be read on a page.
        #[arg(long)]
        all_details: bool,
    },
    /// Look for damage: encryption, database, and whether the history adds up to what is there.
    Check {
        /// The account file.
        account: PathBuf,
    },
}

/// How to lay the account out.
#[derive(Clone, Copy, ValueEnum)]
pub enum Lens {
    /// The manager in the middle, the four groups round her.
    FourWorlds,
    /// Reporting lines as trees.
    OrgChart,
    /// Influence and attitude.
    PowerGrid,
    /// Our people against theirs.
    TeamByStakeholder,
    /// A table of everybody.
    Register,
    /// Assessments on an axis of time.
    Timeline,
}

impl From<Lens> for domain::Lens {
    fn from(lens: Lens) -> Self {
        match lens {
            Lens::FourWorlds => Self::FourWorlds,
            Lens::OrgChart => Self::OrgChart,
            Lens::PowerGrid => Self::PowerGrid,
            Lens::TeamByStakeholder => Self::TeamByStakeholder,
            Lens::Register => Self::Register,
            Lens::Timeline => Self::Timeline,
        }
    }
}

/// Light paper or dark.
#[derive(Clone, Copy, ValueEnum)]
pub enum Theme {
    /// Quiet paper.
    Light,
    /// The same by night.
    Dark,
    /// Black on white.
    Contrast,
    /// White on black.
    ContrastDark,
}

impl From<Theme> for scene::Theme {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
            Theme::Contrast => Self::Contrast,
            Theme::ContrastDark => Self::ContrastDark,
        }
    }
}
