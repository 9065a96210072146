// @vitest-environment node
import { describe, expect, it } from "vitest";
import { asTyped, limitChangeOf } from "#extension/views/dashboard/limits/limit-draft.ts";

const draft = {
  kind: "approved" as const,
  amount: "12 500,50",
  unlimited: false,
  from: "2026-11-25",
  until: "",
  reason: "annual review",
};

describe("the change that a form asks for", () => {
  it("is read to the cent, without an end when none was given", () => {
    expect(limitChangeOf(draft)).toMatchObject({ amountCents: 1_250_050, unlimited: false, until: null });
  });
  it("tells no credit from unlimited", () => {
    expect(limitChangeOf({ ...draft, amount: "0" })).toMatchObject({ amountCents: 0, unlimited: false });
    expect(limitChangeOf({ ...draft, unlimited: true })).toMatchObject({
      amountCents: null,
      unlimited: true,
    });
  });
  it.each([
    ["no amount", { amount: "" }],
    ["an amount that is none", { amount: "beaucoup" }],
    ["no reason", { reason: " x " }],
    ["an end before the start", { until: "2026-11-24" }],
    ["no end of a temporary limit", { kind: "temporary" as const }],
  ])("is none with %s", (_, part) => {
    expect(limitChangeOf({ ...draft, ...part })).toBeNull();
  });
  it("names the limit it replaces, so that nobody's change is overwritten", () => {
    const standing = "019ab000-0000-7000-8000-000000000001";
    expect(limitChangeOf({ ...draft, replaces: standing })?.replaces).toBe(standing);
    expect(limitChangeOf({ ...draft, replaces: null })?.replaces).toBeNull();
    expect(limitChangeOf(draft)).not.toHaveProperty("replaces");
  });
});

it("types an amount back as it would be read", () => {
  expect([
    asTyped(1_250_000, ","),
    asTyped(1_250_005, ","),
    asTyped(1_250_050, "."),
    asTyped(null, ","),
  ]).toEqual(["12500", "12500,05", "12500.50", ""]);
});
