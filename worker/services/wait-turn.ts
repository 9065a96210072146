const LONGEST_MS = 250;
const STEP_MS = 8;

/**
 * Before trying again what another writer was quicker at: a random while, longer with every attempt, so that many who write at
 * once spread instead of meeting again.
 */
export const waitTurn = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(LONGEST_MS, STEP_MS * attempt)));
