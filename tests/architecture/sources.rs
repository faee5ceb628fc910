//! Reading the workspace: its tracked files, and Rust sources as tokens, so that comments and strings do not count.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The workspace's top folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the workspace").to_path_buf()
}

/// The files under version control, relative to [`root`], with `/` between names.
///
/// Outside a checkout (an unpacked source archive) there is nothing to hide behind: every file counts.
pub fn tracked() -> Vec<String> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    match listed {
        Ok(output) if output.status.success() && !output.stdout.is_empty() => output
            .stdout
            .split(|byte| *byte == 0)
            .filter(|name| !name.is_empty())
            .map(|name| String::from_utf8_lossy(name).into_owned())
            .filter(|name| root().join(name).is_file())
            .collect(),
        _ => below(&root(), &["target", "node_modules", "dist", ".git"]),
    }
}

/// Every file below `folder`, relative to [`root`], leaving out folders named in `skip`.
pub fn below(folder: &Path, skip: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if !path.is_dir() {
                let relative = path.strip_prefix(root()).expect("it was found below the workspace");
                found.push(relative.to_string_lossy().replace('\\', "/"));
            } else if !skip.iter().any(|name| entry.file_name() == *name) {
                open.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The text of a workspace file.
pub fn text(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// One word or sign of a Rust source.
#[derive(Debug)]
pub struct Token {
    /// As written: `std`, `:`, `{`.
    pub text: String,
    /// From 1.
    pub line: usize,
}

/// The tokens of a Rust source, groups opened up, without what `#[cfg(test)]` guards.
pub fn tokens(file: &str, source: &str) -> Vec<Token> {
    let stream = TokenStream::from_str(source).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut tokens = Vec::new();
    flatten(stream, &mut tokens);
    tokens
}

fn flatten(stream: TokenStream, into: &mut Vec<Token>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let token =
            |text: &str, span: proc_macro2::Span| Token { text: text.to_owned(), line: span.start().line };
        match tree {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                let guard =
                    trees.peek().is_some_and(|next| next.to_string().replace(' ', "") == "[cfg(test)]");
                if guard {
                    trees.next();
                    skip_item(&mut trees);
                } else {
                    into.push(token("#", sign.span()));
                }
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                into.push(token(open, group.span_open()));
                flatten(group.stream(), into);
                into.push(token(close, group.span_close()));
            }
            TokenTree::Ident(ident) => into.push(token(&ident.to_string(), ident.span())),
            TokenTree::Punct(sign) => into.push(token(&sign.as_char().to_string(), sign.span())),
            TokenTree::Literal(literal) => into.push(token(&literal.to_string(), literal.span())),
        }
    }
}

/// An item ends with its braces or with a semicolon.
fn skip_item(trees: &mut impl Iterator<Item = TokenTree>) {
    for tree in trees {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return,
            TokenTree::Punct(sign) if sign.as_char() == ';' => return,
            _ => {}
        }
    }
}

/// The lines on which `source` names `path` (such as `std::fs` or `Timestamp::now`), also through a group:
/// `use std::{fmt, fs}`.
pub fn mentions(tokens: &[Token], path: &str) -> Vec<usize> {
    let names: Vec<&str> = path.split("::").collect();
    (0..tokens.len())
        .filter(|start| names_path(&tokens[*start..], &names))
        .map(|at| tokens[at].line)
        .collect()
}

fn names_path(tokens: &[Token], names: &[&str]) -> bool {
    let word = |at: usize| tokens.get(at).map(|token| token.text.as_str());
    if word(0) != Some(names[0]) {
        return false;
    }
    let rest = &names[1..];
    if rest.is_empty() {
        return true;
    }
    if word(1) != Some(":") || word(2) != Some(":") {
        return false;
    }
    if word(3) != Some("{") {
        return names_path(&tokens[3..], rest);
    }
    let mut depth = 0;
    for at in 3..tokens.len() {
        match tokens[at].text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ if depth == 1 && matches!(word(at - 1), Some("{" | ",")) && names_path(&tokens[at..], rest) => {
                return true;
            }
            _ => {}
        }
        if depth == 0 {
            return false;
        }
    }
    false
}

#[test]
fn a_path_is_found_however_it_is_written_and_not_where_it_is_only_talked_about() {
    let check = |source: &str, path: &str, lines: &[usize]| {
        assert_eq!(mentions(&tokens("a sample", source), path), lines, "{path} in {source}");
    };
    check("use std::fs;", "std::fs", &[1]);
    check("use std::{\n fmt, fs::File};", "std::fs", &[1]);
    check("use std::{fmt, io};", "std::fs", &[]);
    check("fn f() {\n std::fs::read(\"x\")\n}", "std::fs", &[2]);
    check("use my::fs;", "std::fs", &[]);
    check("let t = jiff::Timestamp::now();", "Timestamp::now", &[1]);
    check("// std::fs\nlet s = \"std::fs\";", "std::fs", &[]);
    check("/// rand\nfn rand_like() {}", "rand", &[]);
    check("#[cfg(test)]\nmod tests { use std::fs; }\nuse std::env;", "std::fs", &[]);
    check("#[cfg(test)]\nmod tests { use std::fs; }\nuse std::env;", "std::env", &[3]);
    check("#[cfg(test)]\nmod tests;\nuse std::fs;", "std::fs", &[3]);
}
