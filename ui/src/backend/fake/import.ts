/** An invented CRM export, as the shell would offer it. */
import type { Group, ImportOffer, ImportPreview } from '../host';
import { person, tie, type Account } from './record';

const ORGANISATIONS = [
  { key: 'halden', name: 'Halden Foods', people: 133 },
  { key: 'nordvik', name: 'Nordvik Dairy', people: 41 },
  { key: 'mill', name: 'Old Mill Bakeries', people: 12 },
  { key: 'none', name: '', people: 3 },
];

export const OFFER: ImportOffer = {
  handle: 'import-1',
  sort: 'contacts',
  system: 'Salesforce contacts with their accounts',
  files: [
    {
      name: 'Contact.csv',
      encoding: 'UTF-8',
      delimiter: ',',
      rows: 189,
      columns: [
        { heading: 'FirstName', field: 'name' },
        { heading: 'LastName', field: 'name' },
        { heading: 'Title', field: 'title' },
        { heading: 'Email', field: 'e-mail address' },
        { heading: 'ReportsToId', field: 'reports to' },
        { heading: 'AccountId', field: 'organisation' },
        { heading: 'Fax', field: null },
        { heading: 'LeadSource', field: null },
      ],
    },
    { name: 'Account.csv', encoding: 'UTF-8', delimiter: ',', rows: 4, columns: [{ heading: 'Name', field: 'organisation' }, { heading: 'Website', field: null }] },
  ],
  organisations: ORGANISATIONS,
};

const chosen = (keys: string[] | null) => ORGANISATIONS.filter((one) => keys === null || keys.includes(one.key));
const TITLES = ['Buyer', 'Planner', 'Plant manager', 'Controller', 'Engineer'];

function rows(keys: string[] | null): { name: string; title: string; organisation: string }[] {
  return chosen(keys).flatMap((one) => Array.from({ length: one.people }, (_, at) => ({ name: `Contact ${one.name.split(' ')[0]} ${at + 1}`, title: TITLES[at % 5], organisation: one.name })));
}

export function previewOf(account: Account, keys: string[] | null): ImportPreview {
  const names = new Set([...account.people.values()].map((one) => one.name));
  const all = rows(keys);
  const added = all.filter((row) => !names.has(row.name)).map((row, at) => ({ id: `row-${at}`, row: at + 2, ...row }));
  const tomas = [...account.people.values()].find((one) => one.name === 'Tomas Berg');
  const updated = tomas && tomas.title !== 'Chief Procurement Officer' ? [{ id: tomas.id, row: 17, name: 'Tomas Berg', fields: [{ field: 'title', before: tomas.title, after: 'Chief Procurement Officer' }] }] : [];
  return {
    added,
    added_count: added.length,
    updated,
    updated_count: updated.length,
    skipped_count: 2,
    empty: added.length === 0 && updated.length === 0,
    unchanged: all.length - added.length,
    ties_added: Math.floor(added.length / 4),
    ties_removed: 0,
    skipped: [
      { file: 'Contact.csv', row: 52, what: 'a row without a name', why: 'A stakeholder needs a name; give it one in the file and import again.' },
      { file: 'Contact.csv', row: 88, what: 'Contact Halden 87 reports to itself', why: 'The person comes in, this reporting line does not.' },
    ],
  };
}

export function runImport(account: Account, keys: string[] | null, group: Group): void {
  const names = new Set([...account.people.values()].map((one) => one.name));
  let boss: string | null = null;
  rows(keys).forEach((row, at) => {
    if (names.has(row.name)) return;
    const made = person(row.name, row.title, group, row.organisation);
    account.people.set(made.id, made);
    if (at % 4 === 0) {
      if (boss) tie(account, 'reports-to', made.id, boss);
      boss = made.id;
    }
  });
  for (const one of account.people.values()) if (one.name === 'Tomas Berg') account.people.set(one.id, { ...one, title: 'Chief Procurement Officer' });
}
