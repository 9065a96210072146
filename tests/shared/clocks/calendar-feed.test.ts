import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarFeed, type FeedEvent } from "#shared/clocks/calendar-feed.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { day } from "../credit/a-ledger.ts";

const event: FeedEvent = {
  uid: "claim_declaration:A1@vigie",
  day: day("2026-06-01"),
  summary: "Déclarer la créance : Société Éléphant, 4 800 €",
  description: "Tribunal de commerce de Lyon\nRecommandé; avec AR, \\ pièces",
  url: "https://vigie.example/clocks/1",
  remindOnDays: [day("2026-05-22"), day("2026-06-01")],
};
const feedOf = (events: readonly FeedEvent[]) =>
  calendarFeed({
    name: "Vigie, échéances",
    productId: "-//Vigie//Deadlines//FR",
    events,
    madeAtMs: Date.UTC(2026, 10, 25, 8, 5, 9),
  });

/** Octets of UTF-8; throws where half a sign stands. */
const octetsOf = (line: string): number => encodeURIComponent(line).replace(/%../g, "x").length;

/** What an independent reader makes of a feed. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    calendar,
    events: calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component)),
  };
};

test("a calendar reads back what was written: words with their signs, days, identity, stamp", () => {
  const { calendar, events } = read(feedOf([event]));
  // The reader knows no X- property, and leaves its text as it stands.
  expect(calendar.getFirstPropertyValue("x-wr-calname")).toBe("Vigie\\, échéances");
  expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
  const [found] = events;
  expect(found?.uid).toBe(event.uid);
  expect(found?.summary).toBe(event.summary);
  expect(found?.description).toBe(event.description);
  expect(found?.startDate.isDate).toBe(true);
  expect(found?.startDate.toString()).toBe("2026-06-01");
  expect(found?.endDate.toString()).toBe("2026-06-02");
  expect(found?.component.getFirstPropertyValue("url")).toBe(event.url);
  expect(String(found?.component.getFirstPropertyValue("dtstamp"))).toBe("2026-11-25T08:05:09Z");
});

test("it reminds at nine in the morning of each day", () => {
  const [found] = read(feedOf([event])).events;
  const triggers = found?.component
    .getAllSubcomponents("valarm")
    .map((alarm) => String(alarm.getFirstPropertyValue("trigger")));
  // Ten days before the start of 1 June, less nine hours; and nine hours after it.
  expect(triggers).toEqual(["-PT231H", "PT9H"]);
});

test("no events is a calendar too", () => {
  expect(read(feedOf([])).events).toEqual([]);
});

test("words never end a line or start a property of their own", () => {
  const summary = "a\r\nEND:VEVENT\rBEGIN:VALARM\u0000\u0085x";
  const url = "https://vigie.example/\r\nATTACH:x";
  const text = feedOf([{ ...event, summary, url }]);
  expect(text.split("\r\n").filter((line) => line.startsWith("END:VEVENT"))).toHaveLength(1);
  expect(text).not.toMatch(/\r\nATTACH/);
  expect(read(text).events[0]?.summary).toBe("a\nEND:VEVENT\nBEGIN:VALARMx");
});

test("whatever the words: lines of at most 75 octets that end with CRLF, no sign cut in two, and they read back", () => {
  // Signs that a text of one line may hold: control characters have no place in one.
  const anyWords = fc
    .string({ unit: "grapheme", maxLength: 160, size: "max" })
    .map((words) => words.replace(/\p{Cc}/gu, ""));
  fc.assert(
    fc.property(
      anyWords,
      anyWords,
      fc.integer({ min: day("2000-01-01"), max: day("2100-01-01") }),
      (summary, uid, on) => {
        const text = feedOf([{ ...event, summary, uid, day: on }]);
        const lines = text.split("\r\n");
        expect(lines.pop()).toBe("");
        for (const line of lines) expect(octetsOf(line)).toBeLessThanOrEqual(75);
        expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        const [found] = read(text).events;
        expect(found?.summary).toBe(summary);
        expect(found?.uid).toBe(uid);
        expect(found?.startDate.toString()).toBe(formatIsoDate(on));
      },
    ),
    { numRuns: 200 },
  );
});
