import { describe, expect, it } from "vitest";
import { actionsOn, byPlace } from "#extension/views/options/taught-rules.ts";
import type { PageRule } from "#shared/contract/page-rules.ts";

const rule = (change: Partial<PageRule> = {}, origin = "https://crm.example", page = "Quote"): PageRule => ({
  id: "0192f000-0000-7000-8000-000000000001",
  state: "own",
  version: 1,
  publishedVersion: null,
  author: "Camille",
  mine: true,
  recordedAt: "2026-11-26T10:00:00.000Z",
  content: { kind: "taught", rule: { origin, page, address: "/", kind: "record", name: "h1" } },
  ...change,
});

describe("taught rules", () => {
  it("stand by their origin and page", () => {
    const places = byPlace([
      rule({}, "https://b.example", "Quote"),
      rule({}, "https://a.example"),
      rule({}, "https://b.example", "Offer"),
    ]);
    expect(places.map(({ place, rules }) => [place, rules.map(({ content }) => content.rule.page)])).toEqual([
      ["https://a.example", ["Quote"]],
      ["https://b.example", ["Offer", "Quote"]],
    ]);
  });

  it.each<[string, Partial<PageRule>, boolean, string[]]>([
    ["one's own", {}, false, ["delete"]],
    ["another's, for an admin", { mine: false }, true, ["publish", "withdraw"]],
    ["a published one", { state: "published", publishedVersion: 1 }, false, []],
    ["a published one, for an admin", { state: "published", publishedVersion: 1 }, true, ["withdraw"]],
    [
      "a newer version, for an admin",
      { state: "published", version: 2, publishedVersion: 1 },
      true,
      ["publish", "withdraw"],
    ],
    ["a withdrawn one, for an admin whose it is", { state: "withdrawn" }, true, ["publish", "delete"]],
    ["a withdrawn one of another", { state: "withdrawn", mine: false }, false, []],
  ])("can be acted on: %s", (_, change, isAdmin, actions) => {
    expect(actionsOn(rule(change), isAdmin)).toEqual(actions);
  });
});
