/** One thing after another. */

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs `task` when all earlier ones are done. What changes the account or asks for a scene goes
 * through here, since every answer is a patch of the one before.
 */
export function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const turn = last.then(task, task);
  last = turn.catch(() => undefined);
  return turn;
}
