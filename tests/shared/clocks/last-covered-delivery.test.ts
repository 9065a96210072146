import { expect, test } from "vitest";
import type { InsurerPolicy } from "#shared/clocks/insurer-policy.ts";
import { lastCoveredDelivery } from "#shared/clocks/last-covered-delivery.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { day, invoice } from "../credit/a-ledger.ts";
import { derived } from "./an-event.ts";

const asOf = day("2026-11-25");
const policy: InsurerPolicy = {
  ...{ id: "ins", name: "Insurer", insuredSharePercent: 90, reportAdverseDays: null },
  ...{ reportOverdueAfterDays: null, maximumExtensionDays: null, stopOfCoverDays: 60 },
  discretionaryLimitCents: null,
};
const cover = { limitCents: 1_000_000, withdrawnOn: null, expiresOn: null };
// Due on 2026-10-31.
const late = derived([invoice("F-7", day("2026-10-01"), 10_000)], asOf);

const last = (...given: Parameters<typeof lastCoveredDelivery>) => {
  const found = lastCoveredDelivery(...given);
  return found && [formatIsoDate(found.day), found.because, found.reference];
};

test("from the sixtieth day after the oldest due date deliveries are not covered", () => {
  expect(last(policy, cover, late, asOf)).toEqual(["2026-12-29", "stop_of_cover", "F-7"]);
});

test("a limit that ends sooner bounds it", () => {
  expect(last(policy, { ...cover, expiresOn: day("2026-12-15") }, late, asOf)).toEqual([
    "2026-12-15",
    "cover_expired",
    null,
  ]);
  expect(last(policy, { ...cover, withdrawnOn: day("2026-11-20") }, late, asOf)).toEqual([
    "2026-11-19",
    "cover_withdrawn",
    null,
  ]);
});

test("where both end on one day it is the limit that ends", () => {
  expect(last(policy, { ...cover, expiresOn: day("2026-12-29") }, late, asOf)?.[1]).toBe("cover_expired");
});

test("a limit that ends later does not", () => {
  expect(last(policy, { ...cover, expiresOn: day("2027-12-15") }, late, asOf)?.[1]).toBe("stop_of_cover");
});

test("nothing bounds it: nothing overdue, no stop of cover, nobody insured", () => {
  const fresh = derived([invoice("F-8", asOf - 10, 10_000)], asOf);
  expect(last(policy, cover, fresh, asOf)).toBeNull();
  expect(last({ ...policy, stopOfCoverDays: null }, cover, late, asOf)).toBeNull();
  expect(last(policy, { ...cover, limitCents: null }, late, asOf)).toBeNull();
});
