//! Ways through an account as its users go them: over the account crate, on real files, without a
//! window.

mod changes;
mod imports;
mod laws;
mod refusals;
mod scores;
mod support;
