//! Naming elements of the page as people do: by role and name, or by CSS.

use std::fmt;

use serde_json::{Value, json};

/// What is looked for on the page. Only visible elements count.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    css: Option<String>,
    role: Option<String>,
    name: Option<String>,
    beginning: bool,
    within: Option<String>,
    nth: Option<usize>,
}

/// The element that this CSS selector fits.
pub fn css(selector: &str) -> Wanted {
    Wanted { css: Some(selector.to_owned()), ..Wanted::default() }
}

/// The element with this role and this accessible name (letter case and spacing do not count).
pub fn role(role: &str, name: &str) -> Wanted {
    Wanted { role: Some(role.to_owned()), name: Some(name.to_owned()), ..Wanted::default() }
}

/// Somebody's card on the map.
#[allow(dead_code, reason = "the bench, which shares this file, drives no cards")]
pub fn card(name: &str) -> Wanted {
    css(&format!("button.map-card[aria-label^=\"{name},\"]"))
}

macro_rules! roles {
    ($($role:ident),*) => {$(
        #[doc = concat!("The ", stringify!($role), " of this name.")]
        #[allow(dead_code, reason = "the vocabulary of tests to come")]
        pub fn $role(name: &str) -> Wanted {
            role(stringify!($role), name)
        }
    )*};
}
roles!(
    alert, button, checkbox, combobox, dialog, heading, link, listitem, menuitem, option, radio, region, row,
    searchbox, slider, spinbutton, status, tab, textbox
);

#[allow(dead_code, reason = "the vocabulary of tests to come")]
impl Wanted {
    /// The name only begins like this.
    #[must_use]
    pub fn beginning(mut self) -> Self {
        self.beginning = true;
        self
    }

    /// Inside an element that this CSS selector fits.
    #[must_use]
    pub fn within(mut self, selector: &str) -> Self {
        self.within = Some(selector.to_owned());
        self
    }

    /// The one at this place in the page's order, from 0, where several fit.
    #[must_use]
    pub fn nth(mut self, place: usize) -> Self {
        self.nth = Some(place);
        self
    }

    /// The place asked for, if one was.
    pub fn place(&self) -> Option<usize> {
        self.nth
    }

    /// As `wanted.js` reads it.
    pub fn as_json(&self) -> Value {
        json!({
            "css": self.css, "role": self.role, "name": self.name, "beginning": self.beginning, "within": self.within,
        })
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.css {
            Some(selector) => write!(out, "`{selector}`")?,
            None => write!(out, "{}", self.role.as_deref().unwrap_or("element"))?,
        }
        if let Some(name) = &self.name {
            write!(out, " {}“{name}”", if self.beginning { "that begins with " } else { "" })?;
        }
        if let Some(within) = &self.within {
            write!(out, " within `{within}`")?;
        }
        self.nth.map_or(Ok(()), |place| write!(out, ", number {place} from 0"))
    }
}
