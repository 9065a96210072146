import type { EpochDay } from "../credit/calendar.ts";

export const CLOCK_KINDS = [
  "claim_prepare",
  "claim_declaration",
  "retention_of_title",
  "relief_from_foreclosure",
  "insurer_report_adverse",
  "insurer_report_overdue",
  "insurer_maximum_extension",
  "insurer_stop_of_cover",
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** What is lost if it is missed, the gravest first. */
export const LOST_IF_MISSED = ["claim", "goods", "last_chance", "cover"] as const;
export type LostIfMissed = (typeof LOST_IF_MISSED)[number];

/** A deadline about one customer (POLICY 5), as it follows from the facts of a day. */
export type Clock = {
  /** Kind and source: the same deadline has the same key whenever it is computed. */
  key: string;
  kind: ClockKind;
  source: { kind: "event" | "warning" | "item"; id: string };
  /** Day it runs from, itself not counted. */
  startDay: EpochDay;
  /** Last day that is in time, by law or contract; null: it does not run before the publication. */
  dueDay: EpochDay | null;
  /** Day to have it done by, never after `dueDay`: of courts ten days before at least, of insurers the last working day. */
  shownDay: EpochDay | null;
  /** It rests on what nobody has confirmed yet: an analyst keeps or dismisses it. */
  provisional: boolean;
  /** At most this is lost, in cents; null: not known. */
  atStakeCents: number | null;
  lostIfMissed: LostIfMissed;
  insurerId: string | null;
  /** Ascending, none before the start or after the due day. */
  remindOnDays: EpochDay[];
};

export const clockKey = (kind: ClockKind, sourceId: string): string => `${kind}:${sourceId}`;
