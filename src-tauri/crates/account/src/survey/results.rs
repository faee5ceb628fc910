//! What a round says.

use crate::{error::AccountError, open::OpenAccount};
use domain::{
    Id, Rejected,
    trust::{
        component::Component,
        survey::{Apart, Facing, Results, Round, Side},
    },
};

/// The results of a round, with its gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundResults {
    /// The round.
    pub round: Round,
    /// The round against which is told what moved.
    pub earlier: Option<Round>,
    /// Its figures, turnout and remarks.
    pub results: Results,
    /// Both sides in every cut.
    pub facing: Vec<Facing>,
    /// Which levels of a side lie furthest apart: over all components, then over each.
    pub apart: Vec<(Option<Component>, Apart)>,
}

impl OpenAccount {
    /// The results of a round, as far as they may be shown; what moved is told against another round, which
    /// is the one begun last before it where none is named.
    ///
    /// # Errors
    /// Where either is gone.
    pub fn round_results(&self, id: Id, against: Option<Id>) -> Result<RoundResults, AccountError> {
        let round = self.known_round(id)?.clone();
        let results = self.results_of(&round)?;
        let begun = |round: &Round| (round.on, round.id);
        let earlier = match against.filter(|&against| against != id) {
            Some(against) => Some(self.known_round(against)?.clone()),
            None => {
                let before = self.account.rounds().filter(|one| begun(one) < begun(&round));
                before.max_by_key(|one| begun(one)).cloned()
            }
        };
        let before = earlier.as_ref().map(|earlier| self.results_of(earlier)).transpose()?;
        let facing = Facing::all(&round, &results, earlier.as_ref().zip(before.as_ref()));
        let components = || std::iter::once(None).chain(Component::ALL.iter().copied().map(Some));
        let apart = components()
            .flat_map(|component| Side::ALL.iter().map(move |&side| (component, side)))
            .filter_map(|(component, side)| Some((component, Apart::widest(&results, component, side)?)))
            .collect();
        Ok(RoundResults { round, earlier, results, facing, apart })
    }

    fn results_of(&self, round: &Round) -> Result<Results, AccountError> {
        let answers = self.account.replies_to(round.id).map(|reply| &reply.answers);
        Ok(Results::of(round, answers).map_err(Rejected::from)?)
    }
}
