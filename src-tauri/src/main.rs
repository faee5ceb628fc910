//! The desktop shell's entry.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    rapport::run(std::env::args_os().skip(1))
}
