import type { Sighting, Site } from "../sites/site.ts";

const SLICE_MS = 4;
/** Of a time when the browser has nothing to do: a long page is not read in tens of seconds for it. */
const MOST_IDLE_MS = 12;
/** A page that costs much to read is read less often: a tenth of the time, down to four times a second. */
const REST_FACTOR = 10;
const MOST_REST_MS = 250;
const IDLE_TIMEOUT_MS = 500;

type Scanner = { schedule(): void; restart(): void };

/** Reads the page in the next animation frame (slow sites: idle), never more than 4 ms (idle: 12) in one go, one pass at a time. */
export const pageScanner = (
  view: Window & typeof globalThis,
  read: () => { site: Site; sightings: Iterable<Sighting | null> } | null,
  found: (sighting: Sighting) => void,
  finished: (seen: Set<Element>) => void,
  signal: AbortSignal,
): Scanner => {
  let pass: Iterator<Sighting | null> | null = null;
  let seen = new Set<Element>();
  let slow = false;
  let wanted = false;
  let waiting = false;
  let spent = 0;
  let restUntil = 0;

  let turn = 0;

  const wait = () => {
    if (waiting || signal.aborted) return;
    waiting = true;
    const mine = ++turn;
    const rest = restUntil - view.performance.now();
    if (rest > 0 && !pass) view.setTimeout(enqueue, rest, mine);
    else enqueue(mine);
  };
  const enqueue = (mine: number) => {
    if (slow && "requestIdleCallback" in view)
      view.requestIdleCallback((idle) => step(mine, Math.min(idle.timeRemaining(), MOST_IDLE_MS)), {
        timeout: IDLE_TIMEOUT_MS,
      });
    else view.requestAnimationFrame(() => step(mine));
  };
  const step = (mine: number, idleMs = 0) => {
    if (mine !== turn || signal.aborted) return;
    waiting = false;
    const start = view.performance.now();
    if (!pass) begin();
    while (pass && view.performance.now() - start < Math.max(SLICE_MS, idleMs)) {
      const next = pass.next();
      if (next.done) end();
      else if (next.value && !seen.has(next.value.anchor)) {
        if (!next.value.early) seen.add(next.value.anchor);
        found(next.value);
      }
    }
    spent += view.performance.now() - start;
    if (!pass && spent > 2 * SLICE_MS)
      restUntil = view.performance.now() + Math.min(spent * REST_FACTOR, MOST_REST_MS);
    if (pass || wanted) wait();
  };
  const begin = () => {
    wanted = false;
    spent = 0;
    seen = new Set();
    const reading = read();
    slow = reading?.site.slow ?? false;
    pass = (reading?.sightings ?? [])[Symbol.iterator]();
  };
  const end = () => {
    pass = null;
    finished(seen);
  };

  return {
    schedule() {
      wanted = true;
      wait();
    },
    /** Another page: what was read so far is of no use. */
    restart() {
      pass = null;
      restUntil = 0;
      wanted = true;
      waiting = false;
      wait();
    },
  };
};
