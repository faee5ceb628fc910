//! Somebody's own network: who is within one step of them, and who within two.

use super::flat::Flat;
use crate::id::Id;

/// Who is near somebody; ties count either way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Those with whom they have a tie, in the order of their ids.
    pub one_step: Vec<Id>,
    /// Those with whom one of these has a tie, and they themselves have none, in the order of their ids.
    pub two_steps: Vec<Id>,
}

impl Around {
    /// Who is near somebody; nobody where they are not there.
    pub fn of(flat: &Flat, id: Id) -> Self {
        let Some(centre) = flat.number(id) else { return Self::default() };
        let mut is_known = vec![false; flat.people()];
        is_known[centre] = true;
        let near = flat.sides.of(centre);
        near.iter().for_each(|&person| is_known[person as usize] = true);
        let mut far: Vec<u32> = Vec::new();
        for &person in near {
            let others = flat.sides.of(person as usize).iter();
            far.extend(others.filter(|&&other| !std::mem::replace(&mut is_known[other as usize], true)));
        }
        far.sort_unstable();
        let ids = |numbers: &[u32]| numbers.iter().map(|&number| flat.ids()[number as usize]).collect();
        Self { one_step: ids(near), two_steps: ids(&far) }
    }
}
