//! The commands as the page sees them, and the files that tell the page of them.

use crate::commands::{
    carriers, coach, edit, exchange, history, incident, look, open, past, people, photo, plan, route, score,
    scorecard, several, strategy, survey, views, whatif, windows,
};
use specta_typescript::semantic::Configuration;
use tauri::Wry;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};

/// Every command of the window.
pub fn interface() -> Builder<Wry> {
    Builder::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        // Every number that crosses the border is finite: what comes in is checked, what goes out is made of it.
        .semantic_types(Configuration::empty().enable_lossless_floats())
        .commands(collect_commands![
            open::start,
            open::account_create,
            open::account_choose,
            open::account_open,
            open::account_forget,
            open::account_save_as,
            open::account_close,
            open::demo_open,
            open::window_close,
            look::scene,
            look::lines_at,
            look::tidy,
            look::look_save,
            views::views,
            views::view_add,
            views::view_update,
            views::view_rename,
            views::view_remove,
            views::views_order,
            people::find,
            people::portrait,
            score::pair,
            score::assess,
            score::assessment_remove,
            score::reveal,
            strategy::strategy_set,
            strategy::strategy_remove,
            strategy::reflections,
            strategy::reflect,
            strategy::reflection_remove,
            scorecard::scorecard,
            scorecard::course_of,
            route::routes,
            coach::findings,
            coach::finding_put_aside,
            coach::finding_take_up,
            coach::coach_tune,
            whatif::what_if,
            whatif::scenarios,
            whatif::scenario_keep,
            whatif::scenario_remove,
            carriers::carriers,
            plan::plans,
            plan::action_plan,
            plan::action_edit,
            plan::action_close,
            plan::action_reopen,
            plan::action_remove,
            plan::workstream_set,
            plan::workstream_remove,
            plan::charter_set,
            plan::calendar_export,
            incident::incident_read,
            incident::incident_touched,
            incident::incident_log,
            incident::incident_edit,
            incident::incident_remove,
            edit::profile_edit,
            edit::stakeholder_add,
            edit::stakeholder_edit,
            edit::stakeholders_remove,
            edit::tie_add,
            edit::tie_edit,
            edit::tie_remove,
            edit::move_cards,
            edit::release,
            several::register,
            several::filter_choices,
            several::stakeholders_change,
            several::stakeholders_duplicate,
            several::names_read,
            several::stakeholders_add,
            several::report_to,
            several::hanging,
            photo::photo_choose,
            photo::photo_dropped,
            photo::photo_remove,
            windows::window_open,
            windows::window_choose,
            windows::window_fill,
            past::span,
            past::travel,
            past::differences,
            past::snapshot_take,
            past::snapshot_rename,
            past::snapshot_remove,
            history::undo,
            history::redo,
            history::history,
            survey::rounds,
            survey::round_offer,
            survey::round_make,
            survey::round_edit,
            survey::round_forms,
            survey::round_collect,
            survey::round_dropped,
            survey::round_close,
            survey::round_reopen,
            survey::round_remove,
            survey::round_results,
            exchange::import_choose,
            exchange::import_preview,
            exchange::import_run,
            exchange::export_map,
        ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dto::Vocabulary;
    use account::scene::{Theme, scene::Ink};
    use serde_json::json;
    use specta_typescript::Typescript;
    use std::{env, fmt::Write, fs, path::Path};

    /// Compares a generated file with the one in the repository; writes it where `RAPPORT_GENERATE` is
    /// set.
    fn check(file: &str, generated: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src").join(file);
        if env::var_os("RAPPORT_GENERATE").is_some() {
            fs::write(&path, generated).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == generated,
            "ui/src/{file} is out of step: run the tests once with RAPPORT_GENERATE=1"
        );
    }

    #[test]
    fn the_pages_bindings_are_in_step() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("bindings.ts");
        interface().export(Typescript::default(), &file).unwrap();
        check("backend/bindings.ts", &fs::read_to_string(file).unwrap());
    }

    /// The invented account of the page's own tests asks what the shell asks.
    #[test]
    fn the_invented_hosts_instruments_are_in_step() {
        let Vocabulary { questionnaires, ladders, defaults, .. } = Vocabulary::of_the_field();
        let asked = json!({ "questionnaires": questionnaires, "ladders": ladders, "defaults": defaults });
        check("backend/fake/instruments.json", &format!("{asked:#}\n"));
    }

    #[test]
    fn the_pages_colours_are_in_step() {
        let mut css = String::from("/* Generated from scene::look; a test fails when it differs. */\n");
        for (selector, theme) in [
            (":root", Theme::Light),
            ("[data-theme=\"dark\"]", Theme::Dark),
            ("[data-theme=\"contrast\"]", Theme::Contrast),
            ("[data-theme=\"contrast-dark\"]", Theme::ContrastDark),
        ] {
            writeln!(css, "{selector} {{").unwrap();
            for ink in Ink::ALL {
                writeln!(css, "  --{}: {};", ink.token(), ink.hex(theme)).unwrap();
            }
            css.push_str("}\n");
        }
        check("styles/tokens.css", &css);
    }
}
