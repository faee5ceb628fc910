//! System packages: installed on Debian and its relatives, named everywhere else.

use std::process::Command;

use super::Need;
use crate::program::{Failure, answer, find, must, program};
use crate::say::say;

/// One system package and why it is needed.
struct Package {
    name: &'static str,
    why: &'static str,
    need: Need,
}

/// What a Debian or Ubuntu with only Rust and Node lacks.
const DEBIAN: &[Package] = &[
    Package { name: "pkg-config", why: "how a Rust build finds system libraries", need: Need::Build },
    Package { name: "libwebkit2gtk-4.1-dev", why: "the web view the window is drawn in", need: Need::Build },
    Package { name: "libssl-dev", why: "the cipher of the account file", need: Need::Build },
    Package {
        name: "xvfb",
        why: "a display without a screen, for tests and measurements",
        need: Need::Window,
    },
    Package { name: "webkit2gtk-driver", why: "drives the real window in tests", need: Need::Window },
    Package { name: "graphviz", why: "its layouts are measured beside ours", need: Need::Peers },
    Package {
        name: "python3-venv",
        why: "a place of their own for s_gd2, igraph and other peers",
        need: Need::Peers,
    },
];

/// Elsewhere: a probe that tells whether the machine is ready, and what to type when it is not.
const FEDORA: &str = "sudo dnf install pkgconf-pkg-config webkit2gtk4.1-devel openssl-devel (to open the window), \
                      xorg-x11-server-Xvfb webkit2gtk4.1-driver (to test it)";
const ARCH: &str = "sudo pacman -S --needed base-devel webkit2gtk-4.1 openssl (to open the window), \
                    xorg-server-xvfb (to test it)";
const OTHER: &str = "install WebKitGTK 4.1, OpenSSL (both with headers) and pkg-config; Xvfb and WebKitWebDriver \
                     for the tests";

/// Makes sure of the system packages for `need`.
///
/// # Errors
/// When one is missing and could not be installed: which, and what to type.
pub fn packages(need: Need) -> Result<(), Failure> {
    match std::env::consts::OS {
        "linux" if find("dpkg-query").is_some() && find("apt-get").is_some() => debian(need),
        "linux" if find("dnf").is_some() => present_or(need, FEDORA),
        "linux" if find("pacman").is_some() => present_or(need, ARCH),
        "linux" => present_or(need, OTHER),
        "macos" => xcode(),
        "windows" => {
            say(
                "Windows: needs the Visual Studio C++ build tools and the WebView2 runtime (part of Windows 11)",
            );
            say("Windows: the account file's cipher needs OpenSSL: set OPENSSL_DIR to an installation of it");
            Ok(())
        }
        other => {
            say(format!("{other}: {OTHER}"));
            Ok(())
        }
    }
}

/// Asks dpkg for each package and has apt install those that are not there.
fn debian(need: Need) -> Result<(), Failure> {
    let missing: Vec<&Package> =
        DEBIAN.iter().filter(|package| package.need <= need && !installed(package.name)).collect();
    if missing.is_empty() {
        say("system packages: all there");
        return Ok(());
    }
    for package in &missing {
        say(format!("missing: {} ({})", package.name, package.why));
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    let typed = format!("install them yourself, then start again: apt-get install {}", names.join(" "));
    let rights = Rights::found(&typed)?;
    let update = must(rights.apt_get().arg("update"), &typed);
    if update.is_err() {
        say("the package lists could not be refreshed; trying with those at hand");
    }
    must(rights.apt_get().args(["install", "--yes", "--no-install-recommends"]).args(&names), &typed)?;
    match names.iter().find(|name| !installed(name)) {
        None => Ok(()),
        Some(name) => {
            Err(Failure::new(format!("apt-get succeeded but {name} is still not installed"), typed))
        }
    }
}

fn installed(package: &str) -> bool {
    answer(Command::new("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", package]))
        .is_some_and(|status| status == "installed")
}

/// How this user may install system packages.
enum Rights {
    Root,
    Sudo { asks: bool },
}

impl Rights {
    fn found(cure: &str) -> Result<Self, Failure> {
        if answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0") {
            return Ok(Self::Root);
        }
        if find("sudo").is_none() {
            return Err(Failure::new(
                "system packages are missing, and there is neither root nor sudo here",
                cure,
            ));
        }
        let silent = answer(Command::new("sudo").args(["-n", "true"])).is_some();
        if !silent {
            say("sudo may ask for your password");
        }
        Ok(Self::Sudo { asks: !silent })
    }

    fn apt_get(&self) -> Command {
        let mut command = match self {
            Self::Root => program("env"),
            Self::Sudo { asks } => {
                let mut sudo = program("sudo");
                if !asks {
                    sudo.arg("-n");
                }
                sudo.arg("env");
                sudo
            }
        };
        command.args([
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "--quiet=2",
            "-o",
            "DPkg::Lock::Timeout=120",
        ]);
        command
    }
}

/// Other Linuxes: go on when what is needed is there, else say what to type.
fn present_or(need: Need, cure: &str) -> Result<(), Failure> {
    let library = |name: &str| answer(program("pkg-config").args(["--exists", name])).is_some();
    let probes = [
        ("pkg-config", Need::Build, find("pkg-config").is_some()),
        ("webkit2gtk-4.1", Need::Build, library("webkit2gtk-4.1")),
        ("openssl", Need::Build, library("openssl")),
        ("Xvfb", Need::Window, find("Xvfb").is_some()),
        ("WebKitWebDriver", Need::Window, find("WebKitWebDriver").is_some()),
    ];
    let missing: Vec<&str> =
        probes.iter().filter(|(_, of, there)| *of <= need && !there).map(|(name, ..)| *name).collect();
    if missing.is_empty() {
        say("system packages: all there");
        return Ok(());
    }
    Err(Failure::new(format!("missing on this system: {}", missing.join(", ")), cure))
}

fn xcode() -> Result<(), Failure> {
    if answer(Command::new("xcode-select").arg("-p")).is_none() {
        return Err(Failure::new("the Xcode command line tools are missing", "xcode-select --install"));
    }
    say("macOS: the Xcode command line tools are there");
    Ok(())
}
