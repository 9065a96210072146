import type { EpochDay } from "../credit/calendar.ts";
import { referenceKey } from "../credit/document-reference.ts";
import type { FailedCheck, OrderCheckCode } from "../credit/order/order-check.ts";
import type { GrantBasis } from "./grant.ts";

/** A document where it stands: one record of one database of one product at one address. */
export type DocumentLink = {
  site: string;
  origin: string;
  tenant: string;
  kind: string;
  externalId: string;
};

/**
 * A granted order (POLICY 3): good for one document of one customer in one currency, up to a cap, until a day. It does not
 * change the limit.
 */
export type Release = {
  /** Id of the request that it answers. */
  id: string;
  customerId: string;
  document: DocumentLink | null;
  documentNumber: string;
  currency: string;
  amountCents: number;
  basis: GrantBasis;
  depositCents: number;
  until: EpochDay;
  /** Day on which the deposit was booked or proved; null: not yet, or none was asked for. */
  conditionMetOn: EpochDay | null;
  /** Checks that blocked when it was granted: known to who granted it, they do not suspend it. */
  knownBlocks: readonly OrderCheckCode[];
  /** Ended before its time by a person. */
  endedOn: EpochDay | null;
};

export type ReleaseStanding =
  | { state: "active" }
  /** Waits for the deposit. */
  | { state: "pending"; depositCents: number }
  /** Hard rules hit since: deliveries stop, credit is asked (POLICY 3). */
  | { state: "suspended"; codes: OrderCheckCode[] }
  | { state: "expired"; until: EpochDay }
  | { state: "ended"; on: EpochDay };

/**
 * Where a release stands on a day, given what fails of the order now. It is worked out anew wherever it is shown, so that page
 * and server cannot differ; a rule that blocks and did not when it was granted suspends it, and frees it again when it is gone.
 */
export function standingOf(
  release: Release,
  failed: readonly FailedCheck[],
  today: EpochDay,
): ReleaseStanding {
  if (release.endedOn !== null && release.endedOn <= today) return { state: "ended", on: release.endedOn };
  if (release.until < today) return { state: "expired", until: release.until };
  const codes = blocksOf(failed).filter((code) => !release.knownBlocks.includes(code));
  if (codes.length > 0) return { state: "suspended", codes };
  return release.depositCents > 0 && release.conditionMetOn === null
    ? { state: "pending", depositCents: release.depositCents }
    : { state: "active" };
}

export const blocksOf = (failed: readonly FailedCheck[]): OrderCheckCode[] => [
  ...new Set(failed.filter(({ severity }) => severity === "block").map(({ code }) => code)),
];

/** What the page or the asker says a document is. */
export type SoughtDocument = {
  customerId: string;
  document: DocumentLink | null;
  documentNumber: string;
  currency: string;
};

/** `isThis` false: only the number is the same, on another page or typed by hand: it may apply, and must be looked at. */
export type FoundRelease = { release: Release; isThis: boolean };

/**
 * The release of a document: one whose record it is; else one that bears its number for the same customer and currency. Of
 * several the one that holds longest; those that are over come last.
 */
export function releaseFor(
  releases: readonly Release[],
  sought: SoughtDocument,
  today: EpochDay,
): FoundRelease | null {
  const own = releases.filter(
    ({ customerId, currency }) => customerId === sought.customerId && currency === sought.currency,
  );
  const here = own.filter(({ document }) => isSameDocument(document, sought.document));
  const key = referenceKey(sought.documentNumber);
  const alike = key === "" ? [] : own.filter(({ documentNumber }) => referenceKey(documentNumber) === key);
  const [best] = (here.length > 0 ? here : alike).toSorted((a, b) => lastDay(b, today) - lastDay(a, today));
  return best === undefined ? null : { release: best, isThis: here.length > 0 };
}

const lastDay = ({ until, endedOn }: Release, today: EpochDay): EpochDay =>
  endedOn !== null && endedOn <= today ? Number.MIN_SAFE_INTEGER : until;

function isSameDocument(a: DocumentLink | null, b: DocumentLink | null): boolean {
  return (
    a !== null &&
    b !== null &&
    a.externalId !== "" &&
    a.site === b.site &&
    a.origin === b.origin &&
    a.tenant === b.tenant &&
    a.kind === b.kind &&
    a.externalId === b.externalId
  );
}
