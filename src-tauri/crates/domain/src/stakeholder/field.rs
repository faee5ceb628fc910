//! A stakeholder's fields by name: what an import maps columns to, what the history tells of an edit.

use super::{Attitude, Coverage, Group, Influence, Kind, Level, Role, Stakeholder, Status};
use crate::vocabulary::vocabulary;
use std::collections::BTreeSet;

vocabulary! {
    /// A field of a stakeholder that is read and written as text.
    Field {
        /// [`Stakeholder::kind`].
        Kind = "kind", "kind";
        /// [`Stakeholder::name`].
        Name = "name", "name";
        /// [`Stakeholder::organisation`].
        Organisation = "organisation", "organisation";
        /// [`Stakeholder::department`].
        Department = "department", "department";
        /// [`Stakeholder::title`].
        Title = "title", "title";
        /// [`Stakeholder::group`].
        Group = "group", "group";
        /// [`Stakeholder::level`].
        Level = "level", "level";
        /// [`Stakeholder::roles`].
        Roles = "roles", "roles";
        /// [`Stakeholder::attitude`].
        Attitude = "attitude", "attitude";
        /// [`Stakeholder::coverage`].
        Coverage = "coverage", "coverage";
        /// [`Stakeholder::influence`].
        Influence = "influence", "influence";
        /// [`Stakeholder::status`].
        Status = "status", "status";
        /// [`Stakeholder::email`].
        Email = "email", "e-mail address";
        /// [`Stakeholder::phone`].
        Phone = "phone", "phone number";
        /// [`Stakeholder::mobile`].
        Mobile = "mobile", "mobile number";
        /// [`Stakeholder::address`].
        Address = "address", "address";
        /// [`Stakeholder::tags`].
        Tags = "tags", "tags";
        /// [`Stakeholder::notes`].
        Notes = "notes", "notes";
    }
}

/// A text that a field of a closed vocabulary cannot hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{value}” is no {}: use {expected}", field.spoken())]
pub struct BadValue {
    /// Which field.
    pub field: Field,
    /// What was given.
    pub value: String,
    /// What can be given, told as a list.
    pub expected: String,
}

impl Stakeholder {
    /// A field as text: codes of vocabularies, lists separated by commas, empty where unknown.
    pub fn field(&self, field: Field) -> String {
        fn code<T: Copy>(value: Option<T>, code: fn(T) -> &'static str) -> String {
            value.map_or_else(String::new, |value| code(value).to_owned())
        }
        match field {
            Field::Kind => self.kind.code().into(),
            Field::Name => self.name.clone(),
            Field::Organisation => self.organisation.clone(),
            Field::Department => self.department.clone(),
            Field::Title => self.title.clone(),
            Field::Group => self.group.code().into(),
            Field::Level => code(self.level, Level::code),
            Field::Roles => self.roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(", "),
            Field::Attitude => code(self.attitude, Attitude::code),
            Field::Coverage => code(self.coverage, Coverage::code),
            Field::Influence => code(self.influence, Influence::code),
            Field::Status => self.status.code().into(),
            Field::Email => self.email.clone(),
            Field::Phone => self.phone.clone(),
            Field::Mobile => self.mobile.clone(),
            Field::Address => self.address.clone(),
            Field::Tags => self.tags.iter().cloned().collect::<Vec<_>>().join(", "),
            Field::Notes => self.notes.clone(),
        }
    }

    /// Writes a field from text, as [`Stakeholder::field`] gives it; outer white space is dropped.
    ///
    /// # Errors
    /// [`BadValue`] where the text is not of the field's vocabulary; the stakeholder is unchanged.
    pub fn set_field(&mut self, field: Field, text: &str) -> Result<(), BadValue> {
        let text = text.trim();
        match field {
            Field::Kind => self.kind = required(field, text, Kind::ALL, Kind::code)?,
            Field::Name => self.name = text.into(),
            Field::Organisation => self.organisation = text.into(),
            Field::Department => self.department = text.into(),
            Field::Title => self.title = text.into(),
            Field::Group => self.group = required(field, text, Group::ALL, Group::code)?,
            Field::Level => self.level = optional(field, text, Level::ALL, Level::code)?,
            Field::Roles => {
                self.roles = list(text)
                    .map(|word| required(field, word, Role::ALL, Role::code))
                    .collect::<Result<BTreeSet<_>, _>>()?;
            }
            Field::Attitude => self.attitude = optional(field, text, Attitude::ALL, Attitude::code)?,
            Field::Coverage => self.coverage = optional(field, text, Coverage::ALL, Coverage::code)?,
            Field::Influence => self.influence = optional(field, text, Influence::ALL, Influence::code)?,
            Field::Status => self.status = required(field, text, Status::ALL, Status::code)?,
            Field::Email => self.email = text.into(),
            Field::Phone => self.phone = text.into(),
            Field::Mobile => self.mobile = text.into(),
            Field::Address => self.address = text.into(),
            Field::Tags => self.tags = list(text).map(str::to_owned).collect(),
            Field::Notes => self.notes = text.into(),
        }
        Ok(())
    }

    /// The fields in which another state of the same stakeholder differs.
    pub fn differences(&self, other: &Self) -> Vec<Field> {
        Field::ALL.iter().copied().filter(|field| self.field(*field) != other.field(*field)).collect()
    }
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';']).map(str::trim).filter(|word| !word.is_empty())
}

fn required<T: Copy>(
    field: Field,
    text: &str,
    all: &[T],
    code: fn(T) -> &'static str,
) -> Result<T, BadValue> {
    all.iter().copied().find(|member| code(*member).eq_ignore_ascii_case(text)).ok_or_else(|| BadValue {
        field,
        value: text.into(),
        expected: all.iter().map(|member| code(*member)).collect::<Vec<_>>().join(", "),
    })
}

fn optional<T: Copy>(
    field: Field,
    text: &str,
    all: &[T],
    code: fn(T) -> &'static str,
) -> Result<Option<T>, BadValue> {
    if text.is_empty() || text.eq_ignore_ascii_case("unknown") {
        Ok(None)
    } else {
        required(field, text, all, code).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    fn rich() -> Stakeholder {
        Stakeholder {
            level: Some(Level::Operation),
            roles: [Role::Decider, Role::User].into(),
            attitude: Some(Attitude::NonSupporter),
            coverage: Some(Coverage::InDepth),
            influence: Some(Influence::InnerCircle),
            title: "Plant Director".into(),
            tags: ["Moss".into(), "golf".into()].into(),
            ..Stakeholder::new(Id::numbered(1), "Marcus Lind", Group::Customer)
        }
    }

    #[test]
    fn every_field_survives_the_way_through_text() {
        let rich = rich();
        let mut copy = Stakeholder::new(Id::numbered(1), "", Group::Suppliers);
        for &field in Field::ALL {
            copy.set_field(field, &rich.field(field)).unwrap();
        }
        assert_eq!(copy, rich);
        assert!(rich.differences(&copy).is_empty());
    }

    #[test]
    fn a_word_outside_the_vocabulary_is_refused_with_what_fits() {
        let mut rich = rich();
        let refused = rich.set_field(Field::Attitude, "fan").unwrap_err();
        assert_eq!(
            refused.to_string(),
            "“fan” is no attitude: use mentor, supporter, neutral, non-supporter, enemy"
        );
        assert_eq!(rich.attitude, Some(Attitude::NonSupporter));
    }

    #[test]
    fn differences_name_the_fields() {
        let other = Stakeholder { title: "COO".into(), attitude: None, ..rich() };
        assert_eq!(rich().differences(&other), [Field::Title, Field::Attitude]);
    }
}
