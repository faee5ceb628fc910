/** The words of the field, as the shell sends them. */
import type { Vocabulary } from '../host';
import instruments from './instruments.json';

const words = (...rows: [string, string, string][]) => rows.map(([code, spoken, meaning]) => ({ code, spoken, meaning }));

export const VOCABULARY: Vocabulary = {
  ...(instruments as Pick<Vocabulary, 'questionnaires' | 'ladders' | 'defaults'>),
  kinds: words(['person', 'Person', 'one human being'], ['team', 'Team', 'a function that acts as one, such as Logistics'], ['organisation', 'Organisation', 'a firm that acts as one, such as a supplier']),
  groups: words(
    ['customer', 'Customer', "the customer's decision-making unit"],
    ['functions', 'Our functions', "our own company's functions"],
    ['leadership', 'Our leadership', 'our own senior leadership'],
    ['suppliers', 'Critical suppliers', 'suppliers without whom the promise to the customer fails'],
  ),
  roles: words(
    ['buyer', 'Buyer', 'has formal authority to select supplier and terms'],
    ['decider', 'Decider', 'decides requirements or supplier'],
    ['specifier', 'Specifier', 'defines what is to be bought'],
    ['gatekeeper', 'Gatekeeper', 'controls who and what reaches the members'],
    ['user', 'User', 'will use it'],
    ['influencer', 'Influencer', 'helps evaluate and define'],
    ['initiator', 'Initiator', 'first asks for the purchase'],
    ['approver', 'Approver', 'signs off what the deciders chose'],
  ),
  levels: words(['leadership', 'Leadership', 'those who lead'], ['operation', 'Operation', 'those who run the operation'], ['staff', 'Staff', 'those who do the work']),
  attitudes: words(
    ['mentor', 'Mentor', 'acts for us unasked'],
    ['supporter', 'Supporter', 'on our side when asked'],
    ['neutral', 'Neutral', 'neither for nor against'],
    ['non-supporter', 'Non-supporter', 'prefers another'],
    ['enemy', 'Enemy', 'acts against us'],
  ),
  coverages: words(['none', 'None', 'no contact'], ['brief', 'Brief', 'brief contact'], ['multiple', 'Multiple', 'several contacts'], ['in-depth', 'In depth', 'in-depth contact']),
  influences: words(
    ['outside', 'Outside', 'outside the political structure'],
    ['political-structure', 'Political structure', 'inside the political structure'],
    ['inner-circle', 'Inner circle', 'of the inner circle'],
  ),
  statuses: words(['known', 'Known', 'known to us'], ['not-met', 'Not met yet', 'nobody of ours has met them yet'], ['left', 'Left', 'no longer there']),
  tie_kinds: words(
    ['reports-to', 'Reports to', 'solid line'],
    ['reports-dotted', 'Reports to (dotted)', 'dotted line'],
    ['trust', 'Trusts', 'how far one trusts the other'],
    ['influence', 'Influences', 'one influences the other'],
    ['conflict', 'In conflict with', 'one is in conflict with the other'],
    ['supplies', 'Supplies', 'one supplies the other'],
  ),
  lenses: words(
    ['four-worlds', 'Four worlds', 'the four worlds round the key account manager'],
    ['org-chart', 'Org chart', 'who reports to whom'],
    ['power-grid', 'Power grid', 'influence against attitude'],
    ['team-by-stakeholder', 'Team × stakeholder', 'who of ours knows whom of theirs'],
    ['register', 'Register', 'everybody in a table'],
    ['timeline', 'Timeline', 'what happened when'],
  ),
  components: words(
    ['intention', 'Intention', 'what they are after'],
    ['ability', 'Ability', 'whether they can do it'],
    ['credibility', 'Credibility', 'whether they do as they say'],
    ['interdependence', 'Interdependence', 'how far each needs the other'],
    ['mutual-value', 'Mutual value outcomes', 'what each gains'],
    ['time', 'Time', 'what the years have shown'],
  ),
  tags: words(['integrity', 'Integrity', 'doing right where nobody looks'], ['communication', 'Communication', 'telling, and listening']),
  sides: words(['customer', 'Customer', 'the company that buys'], ['supplier', 'Supplier', 'the company that sells']),
  effects: words(['built', 'built trust', 'speaks for trust'], ['diluted', 'diluted trust', 'speaks against trust']),
  action_sorts: words(['step', 'Action', 'something we mean to do'], ['commitment', 'Commitment', 'something we promised the customer']),
  efforts: words(['small', 'Small', 'an hour or so'], ['medium', 'Medium', 'about a day'], ['large', 'Large', 'weeks, or several people']),
  aspects: words(['credibility', 'Credibility', 'whether what is said can be believed'], ['reliability', 'Reliability', 'whether what was promised is delivered']),
  factors: [
    ['credibility', 'Credibility', 'Words: are they capable and skilled?', 'Show capability and skill: bring the expert, the reference, the proof.'],
    ['reliability', 'Reliability', 'Actions: do they deliver what they promise?', 'Deliver what was promised, with no surprises: quality, delivery, service.'],
    ['intimacy', 'Intimacy', 'Safety: do they understand what matters to us?', 'Understand what matters to their business, and make it safe to say so.'],
    ['self-orientation', 'Self-orientation', 'Whose agenda: is it all about them?', 'Ask whether it is all about us and our targets; put theirs first.'],
  ].map(([code, spoken, meaning, advice]) => ({ code, spoken, meaning, advice })),
};
