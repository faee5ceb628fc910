/** Stakeholders of whom hardly anything is recorded yet. */
import type { Group, Stakeholder } from '../backend/host';

/** Where the shell is to give an id of its own. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** A known person with a name and a group, and what else is given. */
export function blank(name: string, group: Group, more: Partial<Stakeholder> = {}): Stakeholder {
  return {
    id: NO_ID,
    kind: 'person',
    name,
    organisation: '',
    department: '',
    title: '',
    group,
    level: null,
    roles: [],
    attitude: null,
    coverage: null,
    influence: null,
    status: 'known',
    email: '',
    phone: '',
    mobile: '',
    address: '',
    owner: null,
    tags: [],
    notes: '',
    ...more,
  };
}
