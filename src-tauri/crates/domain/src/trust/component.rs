//! What trust is made of, and what evidence speaks of (Hollyoake; Customer Attuned, Trust DNA™).

use crate::vocabulary::vocabulary;

/// The three levels are the same as those at which stakeholders work.
pub use crate::stakeholder::Level;

vocabulary! {
    /// A component of trust between organisations (Hollyoake; the meaning in our words).
    Component {
        /// What the other party is out for, and whether it goes together with what we want.
        Intention = "intention", "Intention";
        /// Whether the other party can do what it takes.
        Ability = "ability", "Ability";
        /// Whether what the other party says can be believed.
        Credibility = "credibility", "Credibility";
        /// How far each needs the other to succeed.
        Interdependence = "interdependence", "Interdependence";
        /// Whether both come out better for it, and share fairly what it costs.
        MutualValue = "mutual-value", "Mutual value outcomes";
        /// Whether it has lasted, and is meant to.
        Time = "time", "Time";
    }
}

vocabulary! {
    /// What evidence may speak of beside the components; a tag, not a component.
    Tag {
        /// The customer comes first.
        CustomerCentricity = "customer-centricity", "Customer centricity";
        /// Doing right where nobody looks.
        Integrity = "integrity", "Integrity";
        /// Answering for what one did.
        Accountability = "accountability", "Accountability";
        /// Taking the lead.
        Leadership = "leadership", "Leadership";
        /// Standing by it.
        Commitment = "commitment", "Commitment";
        /// Telling, and listening.
        Communication = "communication", "Communication";
    }
}

vocabulary! {
    /// A side of the relationship.
    Side {
        /// The company that buys: its answers speak of its trust in the supplier.
        Customer = "customer", "Customer";
        /// The company that sells, which is ours: its answers speak of its trust in the customer.
        Supplier = "supplier", "Supplier";
    }
}
