"use strict";

const sent = JSON.parse(document.getElementById("sent").textContent);
const survey = document.getElementById("survey");
const told = document.getElementById("told");
let unsaved = false;

// Half of a surrogate pair is no text, and no reader would take it.
function wellFormed(text) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}

function crc32(text) {
  let crc = ~0;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
}

function answerOf(question) {
  const chosen = survey.querySelector(`input[name="${CSS.escape(question)}"]:checked`);
  return chosen && chosen.value !== "" ? Number(chosen.value) : null;
}

function answerFile(saved) {
  const answers = sent.questions.map((question) => ({ question, answer: answerOf(question) }));
  const remarks = wellFormed(document.getElementById("remarks").value);
  const { format, version, round, participant, signature } = sent;
  const values = [round, participant, signature, saved];
  for (const { question, answer } of answers) values.push(`${question}=${answer ?? ""}`);
  values.push(remarks);
  const checksum = crc32(values.join("\n"));
  const file = { format, version, round, participant, signature, saved, answers, remarks, checksum };
  return JSON.stringify(file, null, 1) + "\n";
}

function save(event) {
  event.preventDefault();
  const text = answerFile(new Date().toISOString());
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = sent.file;
  link.click();
  // The browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  unsaved = false;
  const open = sent.questions.filter((question) => answerOf(question) === null).length;
  const none = open === 0 ? "" : open === 1 ? " 1 statement has no answer." : ` ${open} statements have no answer.`;
  told.textContent =
    `Saved as ${sent.file} among your downloads.${none} Please send this file to ${sent.asker} by mail. ` +
    "You can change your answers here and save again: the later file counts.";
}

survey.addEventListener("submit", save);
survey.addEventListener("input", () => {
  unsaved = true;
});
addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
document.getElementById("save").disabled = false;
