/** Whether the window waits for something that takes noticeably long. */

/** Milliseconds before waiting is shown. */
const NOTICEABLE = 200;

class Busy {
  /** What is waited for, once it is noticeable. */
  text = $state<string | null>(null);
  #waiting: string[] = [];

  /** Shows `text` while the promise is open, once that takes longer than 200 ms. */
  async during<T>(text: string, promise: Promise<T>): Promise<T> {
    this.#waiting.push(text);
    const timer = setTimeout(() => (this.text = text), NOTICEABLE);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#waiting.splice(this.#waiting.indexOf(text), 1);
      if (this.#waiting.length === 0) this.text = null;
    }
  }
}

export const busy = new Busy();
