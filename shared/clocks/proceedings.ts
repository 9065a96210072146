import type { EpochDay } from "../credit/calendar.ts";
import { type ClockEvent, isOpening } from "./clock-event.ts";

/**
 * The judgments that opened proceedings, the oldest first; what was revoked, or lies after `asOf`, opened none.
 *
 * A second opening while proceedings run is their conversion: claims were to be declared after the first publication, and no
 * new two months begin (C. com. R622-24). Once a plan was adopted, the next opening is of new proceedings. An opening that was
 * only heard of gives way to the one that was published: it is the same, and the notice has the right day.
 */
export function proceedingsOf<Event extends ClockEvent>(events: readonly Event[], asOf: EpochDay): Event[] {
  const openings: Event[] = [];
  let running: Event | undefined;
  for (const event of [...events].sort(inOrder)) {
    if (event.revokedRevision !== null || event.day > asOf) continue;
    if (event.kind === "plan_adopted" && running?.kind !== "liquidation") running = undefined;
    if (!isOpening(event)) continue;
    if (running === undefined) openings.push(event);
    else if (running.publishedDay === null && event.publishedDay !== null)
      openings.splice(openings.indexOf(running), 1, event);
    else continue;
    running = event;
  }
  return openings;
}

const NOT_YET = Number.MAX_SAFE_INTEGER;

const inOrder = (a: ClockEvent, b: ClockEvent): number =>
  a.day - b.day ||
  (a.publishedDay ?? NOT_YET) - (b.publishedDay ?? NOT_YET) ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
