//! What the colour tokens look like in light and in dark.

use crate::scene::Ink;

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Quiet paper, ink text.
    Light,
    /// The same by night.
    Dark,
}

impl Ink {
    /// Every token.
    pub const ALL: [Self; 24] = [
        Self::Paper,
        Self::Card,
        Self::CardEdge,
        Self::Ink,
        Self::Muted,
        Self::Reporting,
        Self::Influence,
        Self::Conflict,
        Self::Supply,
        Self::Strained,
        Self::Fragile,
        Self::Even,
        Self::Good,
        Self::Strong,
        Self::Unknown,
        Self::CustomerZone,
        Self::FunctionsZone,
        Self::LeadershipZone,
        Self::SuppliersZone,
        Self::Customer,
        Self::Functions,
        Self::Leadership,
        Self::Suppliers,
        Self::Hat,
    ];

    /// The token's name in style sheets.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Card => "card",
            Self::CardEdge => "card-edge",
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::Reporting => "reporting",
            Self::Influence => "influence",
            Self::Conflict => "conflict",
            Self::Supply => "supply",
            Self::Strained => "strained",
            Self::Fragile => "fragile",
            Self::Even => "even",
            Self::Good => "good",
            Self::Strong => "strong",
            Self::Unknown => "unknown",
            Self::CustomerZone => "customer-zone",
            Self::FunctionsZone => "functions-zone",
            Self::LeadershipZone => "leadership-zone",
            Self::SuppliersZone => "suppliers-zone",
            Self::Customer => "customer",
            Self::Functions => "functions",
            Self::Leadership => "leadership",
            Self::Suppliers => "suppliers",
            Self::Hat => "hat",
        }
    }

    /// The colour as `#rrggbb`. The trust bands run vermillion, orange, grey, sky, blue, after Okabe
    /// and Ito's colour-blind safe set, and are told apart by width and number too.
    pub const fn hex(self, theme: Theme) -> &'static str {
        let (light, dark) = match self {
            Self::Paper => ("#fdfcfa", "#16181c"),
            Self::Card => ("#ffffff", "#22252b"),
            Self::CardEdge => ("#d9dbe0", "#3a3e47"),
            Self::Ink => ("#1c2230", "#eceef2"),
            Self::Muted => ("#626a79", "#a0a7b5"),
            Self::Reporting => ("#b4b9c3", "#5a606d"),
            Self::Influence => ("#7a6aa8", "#a797d4"),
            Self::Conflict => ("#8c2f39", "#e0818a"),
            Self::Supply => ("#8a6d3b", "#c4a46c"),
            Self::Strained => ("#c1440e", "#ee6a32"),
            Self::Fragile => ("#e09a1f", "#efb04a"),
            Self::Even => ("#8d919b", "#9ea3ae"),
            Self::Good => ("#4fa6dc", "#62b6ea"),
            Self::Strong => ("#0b62a4", "#3f93dc"),
            Self::Unknown => ("#8d919b", "#8d919b"),
            Self::CustomerZone => ("#eaf1f7", "#1b232c"),
            Self::FunctionsZone => ("#eef4ee", "#1b2620"),
            Self::LeadershipZone => ("#f1eef7", "#231f2d"),
            Self::SuppliersZone => ("#faf3e8", "#2a241a"),
            Self::Customer => ("#5d82b0", "#7f9fc4"),
            Self::Functions => ("#588d4f", "#84ad7c"),
            Self::Leadership => ("#8a68b8", "#a78ccb"),
            Self::Suppliers => ("#ad7b2a", "#cf9f56"),
            Self::Hat => ("#eef0f4", "#343842"),
        };
        match theme {
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }
}
