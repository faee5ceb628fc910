//! Closed vocabularies of the field.

/// Declares a closed vocabulary: an enum whose members have a stored code, a spoken name, and a
/// meaning, which is their documentation.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $member:ident = $code:literal, $spoken:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[doc = $doc])+ #[serde(rename = $code)] $member,)+ }

        impl $name {
            /// Every member, in the order the field tells them.
            pub const ALL: &'static [Self] = &[$(Self::$member),+];

            /// The code under which files and scripts know the member.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$member => $code),+ }
            }

            /// The name under which people know the member.
            pub const fn spoken(self) -> &'static str {
                match self { $(Self::$member => $spoken),+ }
            }

            /// What the member means, in a line or two.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$member => concat!($($doc),+).trim()),+ }
            }

            /// The member with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$member),)+ _ => None }
            }
        }
    };
}
pub(crate) use vocabulary;
