import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CHECKLIST_ITEMS,
  CHECKLIST_OCCASIONS,
  type ChecklistItem,
  type KnownFact,
  type PersonMark,
} from "#shared/checklists/checklist.ts";
import { type ChecklistInput, checklistOf } from "#shared/checklists/checklist-of.ts";
import { DEFAULT_CHECKLIST_RULES } from "#shared/checklists/default-rules.ts";
import { RISK_CLASSES } from "#shared/credit/assessment.ts";
import { addMonths } from "#shared/credit/calendar.ts";
import { day } from "../credit/a-ledger.ts";

const asOf = day("2026-11-25");
const fact = (monthsAgo: number, more: Partial<KnownFact> = {}): KnownFact => ({
  ...{ day: addMonths(asOf, -monthsAgo), source: "registry", holds: true },
  ...more,
});
const mark = (item: ChecklistItem, daysAgo: number, more: Partial<PersonMark> = {}): PersonMark => ({
  ...{ item, done: true, by: "Ana", day: asOf - daysAgo, note: "called on the published number" },
  ...more,
});
const prospect: ChecklistInput = {
  ...{ occasion: "open_account", riskClass: "NR", amountCents: 150_000, known: {}, done: [], asOf },
};

const check = (item: ChecklistItem, more: Partial<ChecklistInput>) =>
  checklistOf({ ...prospect, ...more }).items.find((each) => each.item === item);

test("a prospect with nothing known: what the opening limit needs, the weightiest first", () => {
  const { items, gaps } = checklistOf(prospect);
  expect(items.map(({ item }) => item)).toEqual([...CHECKLIST_ITEMS]);
  expect(gaps.map(({ item }) => item)).toEqual(["identity", "vat", "terms_signed"]);
});

test("a larger amount needs more to carry it", () => {
  const gapsFor = (amountCents: number | null) =>
    checklistOf({ ...prospect, amountCents }).gaps.map(({ item }) => item);
  expect(gapsFor(150_001)).toContain("retention_of_title");
  expect(gapsFor(150_001)).not.toContain("accounts");
  expect(gapsFor(500_000)).toContain("accounts");
  expect(gapsFor(1_000_000)).toHaveLength(CHECKLIST_ITEMS.length);
  expect(gapsFor(null)).toHaveLength(CHECKLIST_ITEMS.length);
});

describe("what an item rests on", () => {
  test("a fact, as long as it is fresh", () => {
    expect(check("vat", { known: { vat: fact(12, { source: "vies" }) } })).toMatchObject({
      ...{ state: "known", ground: { kind: "fact", source: "vies", untilDay: asOf } },
    });
    const [gap] = checklistOf({ ...prospect, known: { vat: fact(14), identity: fact(1) } }).gaps;
    expect(gap).toMatchObject({ item: "vat", state: "outdated", ground: { untilDay: addMonths(asOf, -2) } });
  });

  test("a person who saw it, with who, when and what they wrote", () => {
    expect(check("terms_signed", { done: [mark("terms_signed", 900)] })).toEqual({
      ...{ item: "terms_signed", state: "done" },
      ground: {
        ...{ kind: "person", by: "Ana", day: asOf - 900, untilDay: null },
        note: "called on the published number",
      },
    });
  });

  test("the younger of fact and person; on the same day the person", () => {
    const both = (daysAgo: number) =>
      check("vat", { known: { vat: fact(1, { day: asOf - 5 }) }, done: [mark("vat", daysAgo)] });
    expect(both(6)?.state).toBe("known");
    expect(both(5)?.state).toBe("done");
  });

  test("a mark that was taken back says nothing, and the fact speaks again", () => {
    const done = [mark("vat", 3), mark("vat", 3, { done: false })];
    expect(check("vat", { done })).toMatchObject({ state: "missing", ground: { kind: "nothing_known" } });
    expect(check("vat", { done, known: { vat: fact(2) } })?.state).toBe("known");
  });

  test("a source that says no makes a gap whatever the amount, until a person looked", () => {
    const known = { accounts: fact(0, { holds: false }) };
    expect(check("accounts", { known, amountCents: 100 })).toMatchObject({
      ...{ state: "missing", ground: { kind: "contradicted" } },
    });
    expect(check("accounts", { known, done: [mark("accounts", 0)] })?.state).toBe("done");
    expect(check("accounts", { known, done: [mark("accounts", 1)] })?.state).toBe("missing");
  });

  test("what lies ahead is not seen", () => {
    expect(check("vat", { known: { vat: fact(-1) }, done: [mark("vat", -1)] })?.state).toBe("missing");
  });

  test("why it is not needed: below the amount, or not for the class", () => {
    expect(check("insurer", {})).toMatchObject({
      ...{ state: "not_needed", ground: { kind: "below_amount", fromCents: 1_000_000 } },
    });
    expect(check("references", { occasion: "first_order", amountCents: 99_000_000 })).toMatchObject({
      ...{ state: "not_needed", ground: { kind: "not_for_class" } },
    });
    expect(check("insurer", { known: { insurer: fact(1) } })?.state).toBe("known");
  });
});

test("before a first order a call of last winter is too old", () => {
  const done = [mark("contact_verified", 150)];
  expect(check("contact_verified", { done, amountCents: 200_000 })?.state).toBe("done");
  expect(check("contact_verified", { done, amountCents: 200_000, occasion: "first_order" })?.state).toBe(
    "outdated",
  );
});

test("an organization's own table replaces the default one", () => {
  const none = Object.fromEntries(
    RISK_CLASSES.map((each) => [each, null]),
  ) as typeof DEFAULT_CHECKLIST_RULES.first_order.vat.fromCents;
  const rules = {
    ...DEFAULT_CHECKLIST_RULES,
    open_account: {
      ...DEFAULT_CHECKLIST_RULES.open_account,
      vat: { fromCents: none, freshMonths: null, weight: 1 },
    },
  };
  expect(check("vat", { rules })?.state).toBe("not_needed");
});

test("whatever the class and amount: gaps are sorted, a worse class or a larger amount never needs less", () => {
  const order = ["A", "B", "C", "D", "E"] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...CHECKLIST_OCCASIONS),
      fc.nat({ max: order.length - 2 }),
      fc.nat({ max: 6_000_000 }),
      fc.nat({ max: 6_000_000 }),
      (occasion, at, amountCents, more) => {
        const gapsOf = (index: number, cents: number) =>
          checklistOf({ ...prospect, occasion, riskClass: order[index] ?? "NR", amountCents: cents }).gaps;
        const gaps = gapsOf(at, amountCents);
        const weights = gaps.map(({ item }) => DEFAULT_CHECKLIST_RULES[occasion][item].weight);
        expect(weights).toEqual([...weights].sort((a, b) => b - a));
        const names = (found: typeof gaps) => found.map(({ item }) => item);
        expect(names(gapsOf(at, amountCents + more))).toEqual(expect.arrayContaining(names(gaps)));
        expect(names(gapsOf(at + 1, amountCents))).toEqual(expect.arrayContaining(names(gaps)));
      },
    ),
    { numRuns: 200 },
  );
});
