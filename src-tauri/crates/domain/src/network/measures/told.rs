//! What rests on somebody, and how the customer and we hang together, in words.

use super::{Carrier, Shape};
use crate::{account::Account, stakeholder::Group};

/// A group as it stands in a sentence.
const fn group(group: Group) -> &'static str {
    match group {
        Group::Customer => "the customer",
        Group::Functions => "our functions",
        Group::Leadership => "our leadership",
        Group::Suppliers => "our critical suppliers",
    }
}

/// "1 person is", "4 people are".
fn people_are(count: usize) -> String {
    if count == 1 { "1 person is".into() } else { format!("{count} people are") }
}

impl Carrier {
    /// What it means, in plain words: "Of the ways between others, 31 % of the best trusted run through Mei Lin;
    /// without Mei Lin 4 people are cut off. Mei Lin links the customer with our functions (12 pairs)."
    pub fn sentence(&self, account: &Account) -> String {
        let name = account.name(self.id);
        let percent = (self.of_ways * 100.0).round();
        let (about, give_or_take) = match self.error {
            Some(error) => ("about ", format!(" (give or take {})", (error * 100.0).ceil())),
            None => ("", String::new()),
        };
        let mut sentence = if self.of_ways <= 0.0 {
            let seen = if self.error.is_some() { " that were looked at" } else { "" };
            format!("None of the best-trusted ways between others{seen} runs through {name}")
        } else if percent < 1.0 {
            format!("Of the ways between others, fewer than 1 % of the best trusted run through {name}")
        } else {
            format!(
                "Of the ways between others, {about}{percent} %{give_or_take} of the best trusted run through {name}"
            )
        };
        if self.is_articulation() {
            sentence += &format!("; without {name} {} cut off", people_are(self.cut_off));
        }
        sentence.push('.');
        if let Some(link) = self.linked.first() {
            let pairs = if link.pairs == 1 { "1 pair".into() } else { format!("{} pairs", link.pairs) };
            sentence += &format!(" {name} links {} with {} ({pairs}).", group(link.one), group(link.other));
        }
        sentence
    }
}

impl Shape {
    /// What it means, in plain words: "A bow-tie: all our ties with the customer run through Mei Lin."
    pub fn sentence(self, account: &Account) -> String {
        match self {
            Self::Apart => "Nobody of ours is linked with the customer.".into(),
            Self::BowTie { knot } => {
                format!("A bow-tie: all that links us with the customer runs through {}.", account.name(knot))
            }
            Self::Loose { links: 1 } => {
                "Neither bow-tie nor diamond: all that links us with the customer meets in one person who is not ours.".into()
            }
            Self::Loose { links } => format!(
                "Neither bow-tie nor diamond: {links} links with the customer share nobody, and whoever leaves may take one along."
            ),
            Self::Diamond => {
                "A diamond: whoever leaves, at least two links with the customer remain that share nobody.".into()
            }
        }
    }
}
