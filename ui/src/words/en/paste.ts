import { count, number, plural } from '../format';

export const paste = {
  title: 'People in what was pasted',
  ask: 'Paste a list of people',
  askHint: "Rows of a spreadsheet, or the recipients of an e-mail: one a line, or set apart by semicolons. Nothing is added before you say so.",
  text: 'Names to read',
  placeholder: 'Ada Berg <ada.berg@halden.example>; Ben Dahl',
  found: (people: number, known: number) => `${count(people, 'person', 'people')} recognised${known > 0 ? `, ${number(known)} of them known already` : ''}`,
  nobody: 'No name was recognised in this.',
  group: 'Where they belong',
  known: 'known already',
  add: (people: number) => (people === 0 ? 'Add' : `Add ${count(people, 'person', 'people')}`),
  addHint: 'Enter',
  cancel: 'Cancel',
  all: 'All',
  none: 'None',
  close: 'Close (Escape)',
  more: (people: number) => `${number(people)} more ${plural(people, 'is', 'are')} listed below`,
  nothingThere: 'There is no text on the clipboard.',
  undo: 'Undo',
};
