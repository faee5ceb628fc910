/** Light, dark or high contrast: as the system has it, or as chosen on this laptop. */

export type Choice = 'system' | 'light' | 'dark' | 'contrast';

/** The name of a theme in the style sheet. */
export type ThemeName = 'light' | 'dark' | 'contrast' | 'contrast-dark';

const KEY = 'rapport.theme';
const CHOICES: Choice[] = ['system', 'light', 'dark', 'contrast'];

/** The theme of a choice, for what the system prefers. */
export function themeOf(choice: Choice, prefers: { dark: boolean; contrast: boolean }): ThemeName {
  const dark = choice === 'dark' || (choice !== 'light' && prefers.dark);
  const contrast = choice === 'contrast' || (choice === 'system' && prefers.contrast);
  if (contrast) return dark ? 'contrast-dark' : 'contrast';
  return dark ? 'dark' : 'light';
}

class Theme {
  choice = $state<Choice>('system');
  #prefers = $state.raw({ dark: false, contrast: false });
  readonly name = $derived(themeOf(this.choice, this.#prefers));
  readonly dark = $derived(this.name === 'dark' || this.name === 'contrast-dark');
  readonly contrast = $derived(this.name === 'contrast' || this.name === 'contrast-dark');

  /** Reads the choice, follows the system, and puts the theme on the page. */
  start(): void {
    const kept = localStorage.getItem(KEY) as Choice | null;
    if (kept && CHOICES.includes(kept)) this.choice = kept;
    const [dark, more, forced] = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map((query) => window.matchMedia(query));
    const read = (): void => {
      this.#prefers = { dark: dark.matches, contrast: more.matches || forced.matches };
      this.#put();
    };
    for (const query of [dark, more, forced]) query.addEventListener('change', read);
    read();
  }

  choose(choice: Choice): void {
    this.choice = choice;
    localStorage.setItem(KEY, choice);
    this.#put();
  }

  /** System, light, dark, high contrast, system … */
  next(): void {
    this.choose(CHOICES[(CHOICES.indexOf(this.choice) + 1) % CHOICES.length]);
  }

  #put(): void {
    document.documentElement.dataset.theme = this.name;
  }
}

export const theme = new Theme();
