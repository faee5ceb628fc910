//! Lists the commands, so that none is open to a window that is not allowed it by name.

/// Every command of the shell; a window is allowed them one by one in `capabilities/`.
const COMMANDS: &[&str] = &[
    "start",
    "account_create",
    "account_choose",
    "account_open",
    "account_forget",
    "account_save_as",
    "account_close",
    "demo_open",
    "view_save",
    "window_close",
    "scene",
    "lines_at",
    "find",
    "portrait",
    "pair",
    "assess",
    "assessment_remove",
    "profile_edit",
    "stakeholder_add",
    "stakeholder_edit",
    "stakeholders_remove",
    "tie_add",
    "tie_edit",
    "tie_remove",
    "move_cards",
    "release",
    "undo",
    "redo",
    "history",
    "import_choose",
    "import_preview",
    "import_run",
    "export_map",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    Ok(tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?)
}
