import type { CodeRecord } from "#shared/contract/field-reports.ts";

/** Below this many cases a share says little: it is given as what it counts. */
export const SMALL_SAMPLE = 10;

export type Share =
  | { kind: "none" }
  /** Too few to speak of a share: so many of so many. */
  | { kind: "few"; hits: number; of: number }
  | { kind: "share"; basisPoints: number; of: number };

const share = (hits: number, of: number, basisPoints: number | null): Share =>
  of === 0 || basisPoints === null
    ? { kind: "none" }
    : of < SMALL_SAMPLE
      ? { kind: "few", hits, of }
      : { kind: "share", basisPoints, of };

export const confirmedShare = ({ confirmed, judged, confirmedBasisPoints }: CodeRecord): Share =>
  share(confirmed, judged, confirmedBasisPoints);

export const lateShare = ({ lateAfter, customers, lateWithBasisPoints }: CodeRecord): Share =>
  share(lateAfter, customers, lateWithBasisPoints);

/** Codes that were sent, the most frequent first. Nothing here is by person. */
export const sentCodes = (records: readonly CodeRecord[]): CodeRecord[] =>
  records.filter(({ sent }) => sent > 0).toSorted((a, b) => b.sent - a.sent || a.code.localeCompare(b.code));
