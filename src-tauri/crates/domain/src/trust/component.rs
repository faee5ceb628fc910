//! What trust is made of, and what evidence speaks of (Hollyoake; Customer Attuned, Trust DNA™).

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A component of trust.
    Component {
        /// What they are after: aligned goals, a shared vision, ways to recover.
        Intention = "intention", "Intention";
        /// Whether they can do it: competence, resources, proof.
        Ability = "ability", "Ability";
        /// Whether they do as they say.
        Credibility = "credibility", "Credibility";
        /// How far each needs the other, and says so.
        Interdependence = "interdependence", "Interdependence";
        /// What each gains: costs, risks and benefits fairly shared.
        MutualValue = "mutual-value", "Mutual value outcomes";
        /// What the years have shown, and will.
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
        /// The customer.
        Customer = "customer", "Their side";
        /// Our company and those who supply it.
        Supplier = "supplier", "Our side";
    }
}
