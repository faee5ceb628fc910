//! The made-up account through every lens, as the file that an export writes.

use account::{Detail, Ground, Key, OpenAccount, PictureFormat, Scripted, demo};
use domain::{Lens, Sight};
use jiff::civil::date;
use scene::Theme;
use tempfile::TempDir;

fn halden() -> (TempDir, OpenAccount) {
    let folder = tempfile::tempdir().unwrap();
    let world = Scripted::new(date(2026, 11, 22).at(9, 0, 0, 0).in_tz("UTC").unwrap());
    let open = demo(&folder.path().join("demo.rapport"), Key::Open, Box::new(world)).unwrap();
    (folder, open)
}

/// The export without the typeface, which is the same bytes in every file.
fn drawn(open: &mut OpenAccount, sight: Sight) -> String {
    let view = open.view_of(sight).unwrap();
    let bytes = open.picture(&view, Theme::Light, Ground::Paper, Detail::Page, PictureFormat::Svg).unwrap();
    let svg = String::from_utf8(bytes).unwrap();
    let (head, rest) = svg.split_once("<style>").unwrap();
    let (typeface, rest) = rest.split_once("</style>").unwrap();
    assert!(typeface.contains("@font-face"), "the typeface is in the file");
    format!("{head}<style/>{rest}")
}

#[test]
fn the_made_up_account_through_every_lens() {
    let (_folder, mut open) = halden();
    for &lens in Lens::ALL {
        let svg = drawn(&mut open, Sight::through(lens));
        insta::assert_snapshot!(lens.code(), svg);
    }
}

#[test]
fn everybody_of_the_made_up_account_is_named_in_every_lens_they_belong_in() {
    let (_folder, mut open) = halden();
    let everybody: Vec<_> = open.account().stakeholders().cloned().collect();
    for &lens in Lens::ALL {
        let svg = drawn(&mut open, Sight::through(lens));
        let has_card = |name: &str| svg.contains(&format!("data-name=\"{name}\""));
        for known in &everybody {
            let belongs = match lens {
                Lens::PowerGrid => known.group == domain::Group::Customer,
                // Nothing was ever assessed of them; or all of it is told in the rows of the others.
                Lens::Timeline => {
                    !["Sustainability lead", "Sofia Reyes", "Priya Raman"].contains(&known.name.as_str())
                }
                _ => true,
            };
            assert_eq!(has_card(&known.name), belongs, "{} in {lens:?}", known.name);
        }
    }
}
