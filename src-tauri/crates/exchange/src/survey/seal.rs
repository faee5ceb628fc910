//! Signatures and checksums.

use domain::trust::survey::{Participant, Round};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256, digest::Update};
use std::fmt::Write;

/// A field with its length before it, so that no two lists of fields read the same.
fn field(into: &mut impl Update, bytes: &[u8]) {
    into.update(&(bytes.len() as u64).to_be_bytes());
    into.update(bytes);
}

/// SHA-256 of what a participant is asked and promised: the statements with their wording in their
/// order, the scale, the side, and whether and how far the round is anonymous.
fn fingerprint(round: &Round, participant: &Participant) -> [u8; 32] {
    let mut hash = Sha256::new();
    field(&mut hash, b"1-7 or cannot say");
    field(&mut hash, &[u8::from(round.anonymous)]);
    field(&mut hash, &(round.least_answers as u64).to_be_bytes());
    field(&mut hash, participant.side.code().as_bytes());
    for question in round.asked(participant.level) {
        field(&mut hash, question.item.to_string().as_bytes());
        field(&mut hash, question.text.as_bytes());
    }
    hash.finalize().into()
}

fn mac(round: &Round, participant: &Participant) -> Hmac<Sha256> {
    // HMAC fills a key up with zeros to the block itself: given the whole block, nothing can fail.
    let mut key = [0; 64];
    key[..32].copy_from_slice(&round.secret.0);
    let mut mac = <Hmac<Sha256> as hmac::digest::KeyInit>::new(&key.into());
    for bytes in [
        b"rapport survey form 1",
        round.id.0.as_bytes().as_slice(),
        participant.key.as_bytes(),
        &fingerprint(round, participant),
    ] {
        field(&mut mac, bytes);
    }
    mac
}

/// What a participant's form is signed with: HMAC-SHA256 with the round's secret over the round's id,
/// the participant's key and the fingerprint of what they are asked and promised; 64 hexadecimal digits.
pub(super) fn signature(round: &Round, participant: &Participant) -> String {
    mac(round, participant).finalize().into_bytes().iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Whether this is the participant's [`signature`], compared in constant time.
pub(super) fn is_signed(round: &Round, participant: &Participant, signature: &str) -> bool {
    let digits: Option<Vec<u8>> =
        signature.chars().map(|digit| digit.to_digit(16).map(|digit| digit as u8)).collect();
    let Some(digits) = digits.filter(|digits| digits.len() == 64) else { return false };
    let bytes: Vec<u8> = digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    mac(round, participant).verify_slice(&bytes).is_ok()
}

/// The CRC-32 of an answer file's values, one a line: 8 hexadecimal digits. The form computes the same.
pub(super) fn checksum<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    let lines: Vec<&str> = values.into_iter().collect();
    format!("{:08x}", crc32fast::hash(lines.join("\n").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        Id, Level,
        trust::survey::{Secret, Side},
    };
    use jiff::civil::date;

    fn round() -> Round {
        let mut round = Round::new(Id::numbered(1), "Autumn", date(2026, 11, 3), Secret([7; 32]));
        for key in ["a1", "b2"] {
            round.participants.push(Participant {
                id: Id::numbered(2),
                key: key.into(),
                name: "Ida Vass".into(),
                side: Side::Customer,
                level: Level::Staff,
                counterpart: None,
            });
        }
        round
    }

    #[test]
    fn a_signature_holds_for_one_participant_of_one_round_as_it_was_asked() {
        let original = round();
        let [ida, bo] = &original.participants[..] else { panic!("two participants") };
        let signed = signature(&original, ida);
        assert!(is_signed(&original, ida, &signed) && is_signed(&original, ida, &signed.to_uppercase()));
        assert!(!is_signed(&original, bo, &signed));
        for wrong in ["", "00", &signed[1..], &"é".repeat(32), &format!("{signed}00"), &"0".repeat(64)] {
            assert!(!is_signed(&original, ida, wrong), "{wrong}");
        }
        let changes: [fn(&mut Round); 5] = [
            |round| round.id = Id::numbered(3),
            |round| round.secret = Secret([8; 32]),
            |round| round.anonymous = true,
            |round| round.questions.iter_mut().for_each(|question| question.text.push('!')),
            |round| round.questions.reverse(),
        ];
        for change in changes {
            let mut changed = round();
            change(&mut changed);
            assert!(!is_signed(&changed, ida, &signed));
        }
    }

    #[test]
    fn the_mac_is_the_one_of_the_secret() {
        let round = round();
        let ida = &round.participants[0];
        let mut by_slice = <Hmac<Sha256> as Mac>::new_from_slice(&round.secret.0).unwrap();
        let print = fingerprint(&round, ida);
        for bytes in [&b"rapport survey form 1"[..], round.id.0.as_bytes(), b"a1", &print] {
            field(&mut by_slice, bytes);
        }
        assert_eq!(by_slice.finalize().into_bytes(), mac(&round, ida).finalize().into_bytes());
    }

    #[test]
    fn the_checksum_is_the_known_one() {
        assert_eq!(checksum(["123456789"]), "cbf43926");
        assert_eq!(checksum(["", ""]), checksum(["\n"]));
    }
}
