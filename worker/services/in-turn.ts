const PATIENCE_MS = 1_500;

const last = new Map<string, Promise<unknown>>();

/**
 * Lets writers of one organization in this process go one after the other: those who read, compute and write only if nothing
 * changed in between would else undo each other, the more the more of them. No lock: who waits too long (the one before was
 * killed) goes ahead, and what two processes do at once the database's guards decide. `name`: what is written, and whose.
 */
export async function inTurn<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const before = last.get(name);
  let done = () => undefined as unknown;
  const mine = new Promise<unknown>((resolve) => {
    done = () => resolve(undefined);
  });
  last.set(name, mine);
  try {
    if (before) await Promise.race([before, scheduler.wait(PATIENCE_MS)]);
    return await work();
  } finally {
    done();
    if (last.get(name) === mine) last.delete(name);
  }
}
