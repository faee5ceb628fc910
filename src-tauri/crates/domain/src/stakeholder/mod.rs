//! A node of the network: a person, a team or an organisation, and what the manager knows of it.
//!
//! The vocabulary is that of the field; its sources are named at each type.

mod field;

pub use field::{BadValue, Field};

use crate::{id::Id, vocabulary::vocabulary};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

vocabulary! {
    /// What a node of the network stands for.
    Kind {
        /// One human being.
        Person = "person", "Person";
        /// A function that acts as one, such as Logistics.
        Team = "team", "Team";
        /// A firm that acts as one, such as a supplier.
        Organisation = "organisation", "Organisation";
    }
}

vocabulary! {
    /// The four worlds round the key account manager (Davies).
    Group {
        /// The customer's decision-making unit.
        Customer = "customer", "Customer";
        /// The manager's own company's functions.
        Functions = "functions", "Our functions";
        /// The manager's own senior leadership.
        Leadership = "leadership", "Our leadership";
        /// Suppliers without whom the promise to the customer fails.
        Suppliers = "suppliers", "Critical suppliers";
    }
}

vocabulary! {
    /// A hat worn in the decision-making unit; one person may wear several.
    Role {
        /// Has formal authority to select the supplier and the terms.
        Buyer = "buyer", "Buyer";
        /// Decides the requirements or the supplier.
        Decider = "decider", "Decider";
        /// Defines what is to be bought.
        Specifier = "specifier", "Specifier";
        /// Controls who and what reaches the members.
        Gatekeeper = "gatekeeper", "Gatekeeper";
        /// Will use what is bought.
        User = "user", "User";
        /// Helps to evaluate and to define.
        Influencer = "influencer", "Influencer";
        /// First asks for the purchase (Bonoma).
        Initiator = "initiator", "Initiator";
        /// Signs off what the deciders chose (Bonoma).
        Approver = "approver", "Approver";
    }
}

impl Role {
    /// The letter that stands for the hat on a card: the first of its name, `N` for initiator since
    /// the influencer holds `I`.
    pub const fn letter(self) -> char {
        match self {
            Self::Buyer => 'B',
            Self::Decider => 'D',
            Self::Specifier => 'S',
            Self::Gatekeeper => 'G',
            Self::User => 'U',
            Self::Influencer => 'I',
            Self::Initiator => 'N',
            Self::Approver => 'A',
        }
    }
}

vocabulary! {
    /// Where in the two organisations a stakeholder works (Hollyoake's three levels of trust).
    Level {
        /// Inter-organisation: those who lead.
        Leadership = "leadership", "Leadership";
        /// Inter-team: those who run the operation.
        Operation = "operation", "Operation";
        /// Interpersonal: those who do the work.
        Staff = "staff", "Staff";
    }
}

vocabulary! {
    /// How a stakeholder stands towards us, in five steps. Unknown is the absence of a value.
    Attitude {
        /// Acts for us unasked.
        Mentor = "mentor", "Mentor";
        /// On our side when asked.
        Supporter = "supporter", "Supporter";
        /// Neither for nor against.
        Neutral = "neutral", "Neutral";
        /// Prefers another.
        NonSupporter = "non-supporter", "Non-supporter";
        /// Acts against us.
        Enemy = "enemy", "Enemy";
    }
}

vocabulary! {
    /// How much contact we have with a stakeholder (Altify). Unknown is the absence of a value.
    Coverage {
        /// No contact.
        None = "none", "None";
        /// Brief contact.
        Brief = "brief", "Brief";
        /// Several contacts.
        Multiple = "multiple", "Multiple";
        /// In-depth contact.
        InDepth = "in-depth", "In depth";
    }
}

impl Coverage {
    /// How many of the four pips on the card are filled: none 1, brief 2, multiple 3, in depth 4.
    pub const fn pips(self) -> u8 {
        self as u8 + 1
    }
}

vocabulary! {
    /// How close a stakeholder is to the power in the organisation (Altify). Unknown is the absence of
    /// a value.
    Influence {
        /// Outside the political structure.
        Outside = "outside", "Outside";
        /// Inside the political structure.
        PoliticalStructure = "political-structure", "Political structure";
        /// Of the inner circle.
        InnerCircle = "inner-circle", "Inner circle";
    }
}

vocabulary! {
    /// Whether we know a stakeholder, and whether they are still there.
    Status {
        /// Known to us.
        Known = "known", "Known";
        /// There, but nobody of ours has met them yet, or the post is vacant.
        NotMet = "not-met", "Not met yet";
        /// No longer there.
        Left = "left", "Left";
    }
}

/// A node of the network: a person, a team or an organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stakeholder {
    /// Identity.
    pub id: Id,
    /// Person, team or organisation.
    pub kind: Kind,
    /// The name on the card; never empty.
    pub name: String,
    /// The organisation worked for.
    pub organisation: String,
    /// The department or unit in it.
    pub department: String,
    /// The job title.
    pub title: String,
    /// Which of the four worlds.
    pub group: Group,
    /// Leadership, operation or staff.
    pub level: Option<Level>,
    /// Hats worn in the decision-making unit.
    pub roles: BTreeSet<Role>,
    /// Stance towards us; none = unknown.
    pub attitude: Option<Attitude>,
    /// Contact we have; none = unknown.
    pub coverage: Option<Coverage>,
    /// Closeness to power; none = unknown.
    pub influence: Option<Influence>,
    /// Known, not met yet, or left.
    pub status: Status,
    /// E-mail address, as written.
    pub email: String,
    /// Telephone number, as written.
    pub phone: String,
    /// Mobile number, as written.
    pub mobile: String,
    /// Postal address, several lines.
    pub address: String,
    /// The colleague of ours who owns the relationship.
    pub owner: Option<Id>,
    /// Free labels.
    pub tags: BTreeSet<String>,
    /// Free text.
    pub notes: String,
}

impl Default for Stakeholder {
    fn default() -> Self {
        Self::new(Id::numbered(0), "", Group::Customer)
    }
}

impl Stakeholder {
    /// A known person of whom nothing but name and group is recorded yet.
    pub fn new(id: Id, name: impl Into<String>, group: Group) -> Self {
        Self {
            id,
            kind: Kind::Person,
            name: name.into(),
            organisation: String::new(),
            department: String::new(),
            title: String::new(),
            group,
            level: None,
            roles: BTreeSet::new(),
            attitude: None,
            coverage: None,
            influence: None,
            status: Status::Known,
            email: String::new(),
            phone: String::new(),
            mobile: String::new(),
            address: String::new(),
            owner: None,
            tags: BTreeSet::new(),
            notes: String::new(),
        }
    }

    /// A key player is inside the political structure or of the inner circle (Altify).
    pub fn is_key_player(&self) -> bool {
        matches!(self.influence, Some(Influence::PoliticalStructure | Influence::InnerCircle))
    }

    /// Up to two letters for the avatar: the first of the first and of the last word of the name;
    /// `?` where the name holds no letter or digit.
    pub fn initials(&self) -> String {
        let mut firsts =
            self.name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
        let first = firsts.next();
        let last = firsts.next_back();
        let letters: String = first.into_iter().chain(last).flat_map(char::to_uppercase).collect();
        if letters.is_empty() { "?".into() } else { letters }
    }
}
