import { type EpochDay, formatIsoDate } from "../credit/calendar.ts";

/** An all-day entry of a calendar. Words are the caller's; `uid` stays the same for the same deadline. */
export type FeedEvent = {
  uid: string;
  day: EpochDay;
  summary: string;
  description: string;
  url?: string | null;
  /** Days on which the calendar reminds, at nine in the morning of wherever it is read. */
  remindOnDays: readonly EpochDay[];
};

export type Feed = {
  name: string;
  /** Names the product and its language, as RFC 5545 3.7.3 has it: `-//Vigie//Deadlines//FR`. */
  productId: string;
  events: readonly FeedEvent[];
  /** When it was made, in Unix milliseconds. */
  madeAtMs: number;
};

const DAY_MS = 86_400_000;
const REMIND_HOUR = 9;
const LINE_OCTETS = 75;

/** A calendar to subscribe to (RFC 5545): CRLF, lines of at most 75 octets, texts escaped, days without time zone. */
export function calendarFeed({ name, productId, events, madeAtMs }: Feed): string {
  const stamp = utcStamp(madeAtMs);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${escaped(productId)}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    "X-PUBLISHED-TTL:PT6H",
    ...events.flatMap((event) => eventLines(event, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(
  { uid, day, summary, description, url, remindOnDays }: FeedEvent,
  stamp: string,
): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compactDate(day)}`,
    `DTEND;VALUE=DATE:${compactDate(day + 1)}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...(url ? [`URL:${withoutControls(url)}`] : []),
    "TRANSP:TRANSPARENT",
    ...remindOnDays.flatMap((on) => [
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(summary)}`,
      `TRIGGER:${hoursFromStart((on - day) * 24 + REMIND_HOUR)}`,
      "END:VALARM",
    ]),
    "END:VEVENT",
  ];
}

const hoursFromStart = (hours: number): string => (hours < 0 ? `-PT${-hours}H` : `PT${hours}H`);

const compactDate = (day: EpochDay): string => formatIsoDate(day).replaceAll("-", "");

function utcStamp(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  const seconds = Math.floor((ms - day * DAY_MS) / 1000);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hour, minute, second] = time.map((part) => String(part).padStart(2, "0"));
  return `${compactDate(day)}T${hour}${minute}${second}Z`;
}

const withoutControls = (text: string): string => text.replace(/\p{Cc}/gu, "");

const escaped = (text: string): string =>
  withoutControls(
    text
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\r\n|\r|\n/g, "\\n")
      .replaceAll("\t", " "),
  );

/** No sign is cut in two: a calendar that reads line by line would see broken letters. */
function folded(line: string): string {
  let out = "";
  let octets = 0;
  for (const sign of line) {
    const size = octetsOf(sign);
    if (octets + size > LINE_OCTETS) {
      out += "\r\n ";
      octets = 1;
    }
    out += sign;
    octets += size;
  }
  return out;
}

function octetsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
}
