// @vitest-environment node
import { expect, it } from "vitest";
import { detailLines } from "#extension/views/dashboard/journal/detail-lines.ts";

it("tells what a new limit changed, and why", () => {
  expect(
    detailLines({
      before: { id: "1", amountCents: 1_000_000, unlimited: false, until: null },
      after: { id: "2", amountCents: 1_500_000, unlimited: false, until: "2026-12-31" },
      reason: "bigger orders",
    }),
  ).toEqual([
    { field: "amountCents", before: 1_000_000, after: 1_500_000 },
    { field: "until", after: "2026-12-31" },
    { field: "reason", after: "bigger orders" },
  ]);
});
it("tells a first value without a before, and what was taken back", () => {
  expect(detailLines({ before: null, after: { id: "1", kind: "liquidation" } })).toEqual([
    { field: "kind", after: "liquidation" },
  ]);
  expect(detailLines({ before: { id: "1", kind: "liquidation" }, after: null, reason: "error" })).toEqual([
    { field: "kind", after: "liquidation" },
    { field: "reason", after: "error" },
  ]);
});
it("opens one nested level, leaves empty values out, and says nothing of an erased entry", () => {
  expect(detailLines({ totals: { lines: 12, rejected: null } })).toEqual([{ field: "lines", after: 12 }]);
  expect(detailLines({})).toEqual([]);
});
it("tells a change inside a setting by its own fields, and that something was switched off", () => {
  expect(
    detailLines({
      before: { id: "o", discreetByDefault: true, repVisibility: { scope: "all", detail: "figures" } },
      after: { id: "o", discreetByDefault: false, repVisibility: { scope: "own", detail: "figures" } },
    }),
  ).toEqual([
    { field: "discreetByDefault", before: true, after: false },
    { field: "scope", before: "all", after: "own" },
  ]);
});

it("tells of a request what was asked and why, without what only machines read", () => {
  const detail = {
    ...{
      version: 1,
      customerId: "c",
      state: "requested",
      inputsHash: "h",
      policyVersion: 2,
      engineVersion: 3,
    },
    asked: { kind: "order_release", documentKind: "quote", documentNumber: "PR2611-0042", currency: "EUR" },
    ...{ seen: { riskClass: "C", amountCents: 1 }, reason: "seasonal_peak", note: "" },
  };
  expect(detailLines(detail).map(({ field }) => field)).toEqual([
    "version",
    "kind",
    "documentNumber",
    "reason",
  ]);
});

it("tells that an organization went silent, not the moment twice", () => {
  const before = { mode: "live", modeSince: null };
  const after = { mode: "shadow", modeSince: "2026-11-26T10:00:00.000Z" };
  expect(detailLines({ before, after })).toEqual([{ field: "mode", before: "live", after: "shadow" }]);
});
