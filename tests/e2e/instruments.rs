//! A tie scored with Trust DNA in the real window, by keyboard alone, and opened to its derivation.

use crate::{
    laptop::Laptop,
    lenses::demo,
    wanted::{card, css},
    window::Window,
};
use serde_json::Value;

/// The numbers told of the lines of the first direction, and of their sum, in thousandths.
fn told(window: &Window<'_>, what: &str) -> Option<(Vec<i64>, i64)> {
    let numbers = "const section = document.querySelector('[data-testid=inspector] details[open]');\
                   const thousandths = (text) => Math.round(Number(text) * 1000);\
                   const lines = [...section.querySelectorAll(`[data-${arguments[0]}]`)];\
                   const sum = section.querySelector(`[data-testid=sum-${arguments[0]}]`).textContent;\
                   return [...lines.map((line) => thousandths(line.dataset[arguments[0]])), thousandths(sum.split(' = ')[1])];";
    let all = window.script(numbers, vec![what.into()]);
    let all: Vec<i64> = all.as_array()?.iter().filter_map(Value::as_i64).collect();
    let (sum, lines) = all.split_last()?;
    Some((lines.to_vec(), *sum))
}

#[test]
fn a_tie_is_scored_with_trust_dna_by_keyboard_and_its_derivation_adds_up() {
    let laptop = Laptop::new("a_tie_is_scored_with_trust_dna_by_keyboard_and_its_derivation_adds_up");
    let window = demo(&laptop);
    window.click(card("Marcus Lind"));
    window.reads(css("[data-testid=inspector]"), "Where it stands");
    window.opens("s", css("form[aria-label='Trust Equation: how far Marcus Lind trusts Priya Raman']"));
    let form = "form[aria-label='Trust DNA™: how far Marcus Lind trusts Priya Raman']";
    window.opens("PageDown", css(form));
    for digit in ["6", "5", "0", "7", "3", "6"] {
        window.press(digit);
    }
    // (5/6 + 4/6)/2, (6/6 + 2/6 + 5/6)/3: the mean of intention and ability.
    window.reads(css("[data-testid=so-far]"), "74 of 100 so far");
    window.reads(css("[data-testid=so-far]"), "5 of 12 answered");
    window.picture("answered");
    window.press("Enter");
    window.sees_no(css(form));

    window.click(css("[data-testid=inspector] summary").nth(0));
    window.reads(
        css("[data-testid=evidence][data-instrument=trust-dna]"),
        "v = (Intention .750 + Ability .722) ÷ 2 = .736",
    );
    window.picture("derived");
    for what in ["r", "s"] {
        let (lines, sum) = window.until(&format!("the lines of {what}"), || told(&window, what));
        assert!(lines.len() >= 2, "{what}: {lines:?}");
        assert_eq!(lines.iter().sum::<i64>(), sum, "{what}: {lines:?}");
    }
    window.press("Control+z");
    window.sees_no(css("[data-testid=evidence][data-instrument=trust-dna]"));
    window.quit();
}
