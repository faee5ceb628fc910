/** How well typed words fit the name of a command or a view: forgiving of a slip, never of a guess. */

/** Letters from which one slip is forgiven, and from which two are. */
const FORGIVING = { one: 4, two: 8 };

/** Edits between two words: letters put in, left out, changed, or two neighbours swapped; at most `most` are counted. */
export function edits(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

export const wordsOf = (text: string): string[] => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** How well one typed word fits one word: 0 = not at all, 1 = the same. */
function fit(typed: string, word: string): number {
  if (word === typed) return 1;
  if (word.startsWith(typed)) return 0.8 + 0.15 * (typed.length / word.length);
  if (typed.length >= 3 && word.includes(typed)) return 0.4;
  const most = typed.length >= FORGIVING.two ? 2 : typed.length >= FORGIVING.one ? 1 : 0;
  let least = most + 1;
  // What is typed may be the start of the word only.
  for (let length = typed.length - most; most > 0 && length <= typed.length + most && length <= word.length; length += 1) least = Math.min(least, edits(typed, word.slice(0, length), most));
  return least <= most ? 0.6 - 0.15 * least : 0;
}

/** How well a query fits a text: 0 where one of its words fits nothing, more the better it does. */
export function score(query: string, text: string): number {
  const typed = wordsOf(query);
  const words = wordsOf(text);
  if (typed.length === 0) return 0;
  let sum = 0;
  for (const one of typed) {
    // An earlier word of the text weighs a little more.
    const best = Math.max(0, ...words.map((word, at) => fit(one, word) * (1 - Math.min(at, 6) * 0.03)));
    if (best === 0) return 0;
    sum += best;
  }
  const start = fold(text).startsWith(fold(query.trim())) ? 0.3 : 0;
  return sum / typed.length + start;
}
