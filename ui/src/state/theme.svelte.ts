/** Light or dark: as the system has it, or as chosen on this laptop. */

export type Choice = 'system' | 'light' | 'dark';

const KEY = 'rapport.theme';
const CHOICES: Choice[] = ['system', 'light', 'dark'];

class Theme {
  choice = $state<Choice>('system');
  #system = $state(false);
  readonly dark = $derived(this.choice === 'dark' || (this.choice === 'system' && this.#system));

  /** Reads the choice, follows the system, and puts the theme on the page. */
  start(): void {
    const kept = localStorage.getItem(KEY) as Choice | null;
    if (kept && CHOICES.includes(kept)) this.choice = kept;
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    this.#system = system.matches;
    system.addEventListener('change', (event) => {
      this.#system = event.matches;
      this.#put();
    });
    this.#put();
  }

  choose(choice: Choice): void {
    this.choice = choice;
    localStorage.setItem(KEY, choice);
    this.#put();
  }

  /** System, light, dark, system … */
  next(): void {
    this.choose(CHOICES[(CHOICES.indexOf(this.choice) + 1) % CHOICES.length]);
  }

  #put(): void {
    document.documentElement.dataset.theme = this.dark ? 'dark' : 'light';
  }
}

export const theme = new Theme();
