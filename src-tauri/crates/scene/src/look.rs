//! What the colour tokens look like in light, in dark and in strong contrast.

use crate::scene::Ink;

/// How bright, and how strongly told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Quiet paper, ink text.
    Light,
    /// The same by night.
    Dark,
    /// Black on white, for those who need strong contrast.
    Contrast,
    /// White on black, for those who need strong contrast.
    ContrastDark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Contrast, Self::ContrastDark];
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
    /// and Ito's colour-blind safe set, and are told apart by width and number too. Text keeps a
    /// contrast of 4.5 : 1 on every ground it stands on, of 7 : 1 in strong contrast (WCAG 2.2, 1.4.3
    /// and 1.4.6).
    pub const fn hex(self, theme: Theme) -> &'static str {
        let [light, dark, contrast, contrast_dark] = match self {
            Self::Paper => ["#fdfcfa", "#16181c", "#ffffff", "#000000"],
            Self::Card => ["#ffffff", "#22252b", "#ffffff", "#000000"],
            Self::CardEdge => ["#d9dbe0", "#3a3e47", "#000000", "#ffffff"],
            Self::Ink => ["#1c2230", "#eceef2", "#000000", "#ffffff"],
            Self::Muted => ["#616877", "#a0a7b5", "#2e2e2e", "#d6d6d6"],
            Self::Reporting => ["#b4b9c3", "#5a606d", "#4a4a4a", "#b8b8b8"],
            Self::Influence => ["#7a6aa8", "#a797d4", "#4b2a92", "#c9b5ff"],
            Self::Conflict => ["#8c2f39", "#e0818a", "#8c0018", "#ff9aa4"],
            Self::Supply => ["#8a6d3b", "#c4a46c", "#5c4000", "#e8c47c"],
            Self::Strained => ["#c1440e", "#ee6a32", "#a12b00", "#ff7a45"],
            Self::Fragile => ["#e09a1f", "#efb04a", "#8f5a00", "#ffc24d"],
            Self::Even => ["#8d919b", "#9ea3ae", "#595959", "#c4c4c4"],
            Self::Good => ["#4fa6dc", "#62b6ea", "#0a6fb0", "#7cc8ff"],
            Self::Strong => ["#0b62a4", "#3f93dc", "#00396b", "#3fa0ff"],
            Self::Unknown => ["#8d919b", "#8d919b", "#595959", "#c4c4c4"],
            Self::CustomerZone => ["#eaf1f7", "#1b232c", "#eef3f8", "#10161d"],
            Self::FunctionsZone => ["#eef4ee", "#1b2620", "#eff5ef", "#101912"],
            Self::LeadershipZone => ["#f1eef7", "#231f2d", "#f3f0f9", "#17131f"],
            Self::SuppliersZone => ["#faf3e8", "#2a241a", "#f9f4ea", "#1c170d"],
            Self::Customer => ["#4f6f9c", "#7f9fc4", "#24466f", "#a8c6ec"],
            Self::Functions => ["#4c7543", "#84ad7c", "#26521d", "#aad6a1"],
            Self::Leadership => ["#785ca0", "#a78ccb", "#502f80", "#cbb2ee"],
            Self::Suppliers => ["#8c5f1f", "#cf9f56", "#5f3d00", "#ecc283"],
            Self::Hat => ["#eef0f4", "#343842", "#ececec", "#262626"],
        };
        match theme {
            Theme::Light => light,
            Theme::Dark => dark,
            Theme::Contrast => contrast,
            Theme::ContrastDark => contrast_dark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2), 0 for black to 1 for white.
    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    /// Contrast ratio (WCAG 2.2), 1 to 21.
    fn contrast(one: Ink, other: Ink, theme: Theme) -> f64 {
        let (a, b) = (luminance(one.hex(theme)), luminance(other.hex(theme)));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    const GROUNDS: [Ink; 7] = [
        Ink::Paper,
        Ink::Card,
        Ink::Hat,
        Ink::CustomerZone,
        Ink::FunctionsZone,
        Ink::LeadershipZone,
        Ink::SuppliersZone,
    ];

    #[test]
    fn text_is_readable_on_every_ground_it_stands_on() {
        let initials = [
            (Ink::Customer, Ink::CustomerZone),
            (Ink::Functions, Ink::FunctionsZone),
            (Ink::Leadership, Ink::LeadershipZone),
            (Ink::Suppliers, Ink::SuppliersZone),
            // The number of those folded away, or of the one who knows somebody.
            (Ink::Card, Ink::Ink),
        ];
        let words = [Ink::Ink, Ink::Muted].into_iter().flat_map(|ink| GROUNDS.map(|ground| (ink, ground)));
        for (ink, ground) in words.chain(initials) {
            for theme in Theme::ALL {
                let least = match theme {
                    Theme::Light | Theme::Dark => 4.5,
                    Theme::Contrast | Theme::ContrastDark => 7.0,
                };
                let has = contrast(ink, ground, theme);
                assert!(has >= least, "{ink:?} on {ground:?}, {theme:?}: {has:.2} : 1");
            }
        }
    }

    #[test]
    fn in_strong_contrast_edges_and_bands_stand_out_and_no_two_bands_look_alike() {
        let bands = [Ink::Strained, Ink::Fragile, Ink::Even, Ink::Good, Ink::Strong];
        let ties = [Ink::Reporting, Ink::Influence, Ink::Conflict, Ink::Supply, Ink::Unknown, Ink::CardEdge];
        for theme in [Theme::Contrast, Theme::ContrastDark] {
            for ink in bands.into_iter().chain(ties) {
                for ground in GROUNDS {
                    let has = contrast(ink, ground, theme);
                    assert!(has >= 4.5, "{ink:?} on {ground:?}, {theme:?}: {has:.2} : 1");
                }
            }
        }
        for theme in Theme::ALL {
            for (at, one) in bands.iter().enumerate() {
                assert!(bands[at + 1..].iter().all(|other| one.hex(theme) != other.hex(theme)));
            }
        }
    }
}
