import type { EpochDay } from "./calendar.ts";
import type { OpenDocument } from "./match-credits.ts";

/** Documents looked at from the oldest open one on. */
const SCAN = 200;
const STEPS = 4_096;

/**
 * Documents whose open amounts add up exactly to a payment: the oldest ones in a row, else all of one due day, else any
 * of the few oldest (bounded search). At least two; empty when there are none. Only documents not younger than the payment.
 */
export function findSubset(
  queue: OpenDocument[],
  head: number,
  amountCents: number,
  day: EpochDay,
  mostDocuments: number,
): OpenDocument[] {
  const open: OpenDocument[] = [];
  for (let at = head; at < queue.length && at < head + SCAN; at += 1) {
    const document = queue[at];
    if (document === undefined || document.item.openCents === 0 || document.item.documentDay > day) continue;
    open.push(document);
  }
  return (
    oldestInARow(open, amountCents) ??
    ofOneDueDay(open, amountCents) ??
    any(open.slice(0, mostDocuments), amountCents)
  );
}

function oldestInARow(open: OpenDocument[], amountCents: number): OpenDocument[] | null {
  let sum = 0;
  for (let count = 0; count < open.length; count += 1) {
    sum += open[count]?.item.openCents ?? 0;
    if (sum === amountCents) return open.slice(0, count + 1);
    if (sum > amountCents) return null;
  }
  return null;
}

function ofOneDueDay(open: OpenDocument[], amountCents: number): OpenDocument[] | null {
  for (let first = 0; first < open.length; ) {
    const dueDay = open[first]?.item.dueDay;
    let last = first;
    let sum = 0;
    for (; last < open.length && open[last]?.item.dueDay === dueDay; last += 1)
      sum += open[last]?.item.openCents ?? 0;
    if (sum === amountCents && last - first > 1) return open.slice(first, last);
    first = last;
  }
  return null;
}

function any(open: OpenDocument[], amountCents: number): OpenDocument[] {
  const rests = new Array<number>(open.length + 1).fill(0);
  for (let at = open.length - 1; at >= 0; at -= 1)
    rests[at] = (rests[at + 1] ?? 0) + (open[at]?.item.openCents ?? 0);
  const chosen: OpenDocument[] = [];
  let steps = 0;
  const search = (at: number, missing: number): boolean => {
    if (missing === 0) return true;
    steps += 1;
    const document = open[at];
    if (document === undefined || steps > STEPS || missing > (rests[at] ?? 0)) return false;
    if (document.item.openCents <= missing) {
      chosen.push(document);
      if (search(at + 1, missing - document.item.openCents)) return true;
      chosen.pop();
    }
    return search(at + 1, missing);
  };
  return search(0, amountCents) && chosen.length > 1 ? chosen : [];
}
