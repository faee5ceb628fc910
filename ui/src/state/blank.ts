/** Records with hardly anything in them yet. */
import type { Filter, Group, Stakeholder } from '../backend/host';

/** A filter that keeps everybody. */
export const NO_FILTER: Filter = {
  groups: [],
  roles: [],
  attitudes: [],
  coverages: [],
  organisations: [],
  owners: [],
  tags: [],
  trust_below: null,
  stale_days: null,
  focus: null,
};

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
