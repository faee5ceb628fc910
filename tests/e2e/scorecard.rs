//! The scorecard in the real window: opened by its key, and clicked through to its people.

use crate::{
    laptop::Laptop,
    lenses::demo,
    wanted::{button, css},
};

#[test]
fn the_scorecard_opens_by_its_key_and_its_figures_lead_to_their_people() {
    let laptop = Laptop::new("the_scorecard_opens_by_its_key_and_its_figures_lead_to_their_people");
    let window = demo(&laptop);
    window.opens("k", css("[data-testid=scorecard]"));
    window.reads(css("[data-testid=scorecard]"), "31 of 32");
    window.sees(button("Trust in us:").beginning());
    window.picture("scorecard");
    window.click(button("Threads: 3"));
    window.sees_no(css("[data-testid=scorecard]"));
    window.reads(css("[data-testid=inspector]"), "3 selected");
    for name in ["Aisha Karim", "Tomas Berg", "Elin Moe"] {
        window.reads(css("[data-testid=inspector]"), name);
    }

    window.opens("k", css("[data-testid=scorecard]"));
    window.click(button("Marcus Lind → Priya Raman: −").beginning());
    window.reads(css("[data-testid=inspector]"), "Relationship");
    window.reads(css("[data-testid=courses]"), "since the assessment by Priya Raman");
    window.picture("relationship");
    window.quit();
}
