// @vitest-environment node
import { expect, it } from "vitest";
import { standingLimit } from "#extension/views/dashboard/limits/standing-limit.ts";
import type { LimitEntry } from "#shared/contract/customers.ts";

const entry = (id: string, part: Partial<LimitEntry>): LimitEntry => ({
  id,
  kind: "approved",
  amountCents: 100,
  unlimited: false,
  from: "2026-01-01",
  until: null,
  reason: "review",
  author: "Karim",
  recordedAt: "2026-01-01T08:00:00Z",
  endedOn: null,
  inForce: false,
  ...part,
});

it("is the approved limit nobody ended, even while a temporary one counts", () => {
  expect(
    standingLimit([
      entry("temporary", { kind: "temporary", inForce: true }),
      entry("ended", { endedOn: "2026-05-01", recordedAt: "2026-06-01T08:00:00Z" }),
      entry("older", { recordedAt: "2026-02-01T08:00:00Z" }),
      entry("standing", { recordedAt: "2026-03-01T08:00:00Z" }),
    ]),
  ).toBe("standing");
});
it("is none without an approved limit", () => {
  expect(standingLimit([entry("cover", { kind: "insured", inForce: true })])).toBeNull();
});
