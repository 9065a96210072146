// @vitest-environment node
import { describe, expect, it } from "vitest";
import { limitSpan, newestFirst } from "#extension/views/dashboard/customer/limit-span.ts";
import type { LimitEntry } from "#shared/contract/customers.ts";

const entry = (id: string, recordedAt: string, inForce: boolean): LimitEntry => ({
  id,
  kind: "approved",
  amountCents: 100,
  unlimited: false,
  from: "2026-01-01",
  until: null,
  reason: "review",
  author: "Karim",
  recordedAt,
  inForce,
});

describe("the history of limits", () => {
  it("ends a limit on the day it was ended, whatever its planned end", () => {
    expect(limitSpan({ until: "2026-12-31", endedOn: "2026-06-30" })).toEqual({
      kind: "ended",
      until: "2026-06-30",
    });
    expect(limitSpan({ until: "2026-12-31", endedOn: null })).toEqual({ kind: "until", until: "2026-12-31" });
    expect(limitSpan({ until: null })).toEqual({ kind: "open", until: null });
  });
  it("shows what is in force first, then the newest", () => {
    const limits = [
      entry("old", "2025-01-01T08:00:00Z", false),
      entry("newer", "2026-05-01T08:00:00Z", false),
      entry("standing", "2026-02-01T08:00:00Z", true),
    ];
    expect(newestFirst(limits).map(({ id }) => id)).toEqual(["standing", "newer", "old"]);
  });
});
