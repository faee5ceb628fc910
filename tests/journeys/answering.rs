//! Answer files as the forms save them, without a browser: what a form holds, filled in.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Fills in a form: each statement alike, and saves the answers beside it under the name the form gives.
pub fn answered(form: &Path, time: &str, answer: Option<u8>, remarks: &str) -> PathBuf {
    saved(form, &filled(form, time, answer, remarks))
}

/// What the form would save, with its checksum.
pub fn filled(form: &Path, time: &str, answer: Option<u8>, remarks: &str) -> Value {
    let sent = sent(form);
    let questions = sent["questions"].as_array().unwrap();
    let answers: Vec<Value> =
        questions.iter().map(|question| json!({ "question": question, "answer": answer })).collect();
    summed(json!({
        "format": sent["format"], "version": sent["version"], "round": sent["round"],
        "participant": sent["participant"], "signature": sent["signature"], "saved": time,
        "answers": answers, "remarks": remarks,
    }))
}

/// Writes an answer file beside the form.
pub fn saved(form: &Path, file: &Value) -> PathBuf {
    let path = form.with_file_name(sent(form)["file"].as_str().unwrap());
    std::fs::write(&path, file.to_string()).unwrap();
    path
}

/// The file with the checksum that it needs.
pub fn summed(mut file: Value) -> Value {
    let mut lines: Vec<String> = ["round", "participant", "signature", "saved"]
        .iter()
        .map(|field| file[*field].as_str().unwrap().to_owned())
        .collect();
    for one in file["answers"].as_array().unwrap() {
        let answer = if one["answer"].is_null() { String::new() } else { one["answer"].to_string() };
        lines.push(format!("{}={answer}", one["question"].as_str().unwrap()));
    }
    lines.push(file["remarks"].as_str().unwrap().to_owned());
    file["checksum"] = format!("{:08x}", crc32(lines.join("\n").as_bytes())).into();
    file
}

/// What the form's script is given.
fn sent(form: &Path) -> Value {
    let html = std::fs::read_to_string(form).unwrap();
    let (_, rest) = html.split_once("<script type=\"application/json\" id=\"sent\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), step))
}
