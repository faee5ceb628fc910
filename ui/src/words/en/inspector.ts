import { count, list, number } from '../format';

export const inspector = {
  /** Several people at once. */
  several: {
    heading: (people: number) => `${number(people)} selected`,
    more: (people: number) => `and ${number(people)} more`,
    change: (people: number) => `Change all ${number(people)}`,
    changeBoth: 'Change both',
    mixed: (parts: string[]) => `mixed: ${parts.join(', ')}`,
    of: (text: string, people: number) => `${number(people)} ${text.toLowerCase()}`,
    hat: (text: string, people: number, all: number) => (people === 0 || people === all ? text : `${text}, ${number(people)} of ${number(all)}`),
    tags: 'Tags',
    addTag: 'Add a tag to all',
    removeTag: (tag: string) => `Remove the tag ${tag} from all`,
    owner: 'Owner on our side',
    noOwner: 'No owner',
    ownerPlaceholder: "A colleague's name",
    arrange: 'Arrange',
    align: 'Align',
    gaps: 'Equal gaps',
    duplicate: (people: number) => `Duplicate ${number(people)}`,
    markLeft: (people: number) => `Mark ${number(people)} as left`,
    release: (people: number) => (people === 1 ? 'Give the placed card back to the layout' : `Give ${number(people)} cards back to the layout`),
    remove: (people: number) => `Remove ${count(people, 'stakeholder', 'stakeholders')}`,
  },
  /** Somebody who left, or is to be marked so. */
  left: {
    mark: 'Mark as left…',
    on: 'Left on',
    markHint: 'See what hangs on them first',
    before: (name: string) => `What hangs on ${name}`,
    after: (name: string) => `${name} left. What hung on them:`,
    nothing: (name: string) => `Nothing hangs on ${name}.`,
    confirm: (name: string) => `Mark ${name} as left`,
    cancel: 'Leave as it is',
  },
  photo: {
    of: (name: string) => `Photo of ${name}`,
    choose: 'Choose a photo',
    chooseHint: 'Choose a picture file, or drop one here or on the card',
    other: 'Another photo',
    remove: 'Remove the photo',
    dropHint: 'Drop a picture on a card to give that person a photo.',
  },
  list,
};
