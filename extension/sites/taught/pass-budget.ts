/** What one pass over a page may cost, and what each row or card of it may add. */
const PASS_MS = 20;
const STEP_MS = 0.02;
const SLOW_PASSES = 3;

/** Counts what a rule costs; after three passes in a row beyond its time it rests for good, and `rested` is told once. */
export const passBudget = (now: () => number, rested: () => void) => {
  let spent = 0;
  let steps = 0;
  let slow = 0;
  return {
    /** A pass begins; what one that was given up spent is no part of it. */
    began(): void {
      spent = 0;
      steps = 0;
    },
    rests: (): boolean => slow >= SLOW_PASSES,
    timed<Value>(run: () => Value): Value {
      const start = now();
      const value = run();
      spent += now() - start;
      steps++;
      return value;
    },
    ended(): void {
      slow = spent > PASS_MS + steps * STEP_MS ? slow + 1 : 0;
      if (slow === SLOW_PASSES) rested();
    },
  };
};
