import { count, number } from '../format';

const percent = (part: number): string => `${number(100 * part, part < 0.1 ? 1 : 0)} %`;

/** Who carries the account. */
export const carriers = {
  heading: 'Who carries the account',
  about: 'What rests on each person in the network of trust and reporting.',
  measure: 'Measure',
  layer: 'Show it on the map',
  measures: {
    betweenness: { name: 'Betweenness', about: 'Of the pairs of others between whom there is a way: the share whose best-trusted way runs through this person (Freeman; lengths −ln P).', value: (of: number) => percent(of) },
    brokerage: { name: 'Links between others', about: 'Pairs of others without a tie of their own between whom this person stands, within and between the four worlds (Gould and Fernandez).', value: (of: number) => count(of, 'pair', 'pairs') },
    cut_off: { name: 'Would be cut off', about: 'People who lose the rest of the network where this person leaves (articulation).', value: (of: number) => count(of, 'person', 'people') },
    constraint: { name: 'Constraint', about: 'How far this person’s ties are tied to each other: high means few ways to learn anything else (Burt).', value: (of: number) => number(of, 2) },
    core: { name: 'Core', about: 'The densest circle this person belongs to: in a core of 3 everybody has three ties or more inside it.', value: (of: number) => number(of, 0) },
    threads: { name: 'Threads', about: 'Of somebody at the customer: whom of us they trust enough. Of one of us: who at the customer trusts them so far.', value: (of: number) => count(of, 'thread', 'threads') },
  },
  brokers: {
    coordinator: ['coordinator', 'all three of one world'],
    gatekeeper: ['gatekeeper', 'lets others into the own world'],
    representative: ['representative', 'speaks for the own world'],
    consultant: ['consultant', 'links two of another world'],
    liaison: ['liaison', 'links two worlds, neither the own'],
  } as const,
  role: (name: string, pairs: number) => `${name} ${number(pairs, 0)}`,
  more: (line: { constraint: number | null; effective_size: number | null; core: number; outwardness: number | null }) =>
    [
      line.constraint === null ? '' : `constraint ${number(line.constraint, 2)}`,
      line.effective_size === null ? '' : `effective size ${number(line.effective_size, 1)}`,
      `core ${number(line.core, 0)}`,
      line.outwardness === null ? '' : `E–I ${number(line.outwardness, 2)}`,
    ]
      .filter(Boolean)
      .join(' · '),
  around: 'Show only who is near',
  estimated: 'An estimate: the exact figures take longer.',
  exactly: 'Work it out exactly',
  working: (part: number) => `Working it out: ${percent(part)}`,
  stop: 'Stop',
  none: 'Nobody stands between others yet: score some ties, or draw who reports to whom.',
  least: (some: number) => `and ${count(some, 'other', 'others')}`,
  show: (name: string, value: string) => `${name}: ${value}`,
};
