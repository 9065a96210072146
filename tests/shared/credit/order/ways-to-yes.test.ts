import { describe, expect, test } from "vitest";
import type { CheckedOrder } from "#shared/credit/order/order-check.ts";
import type { Authority } from "#shared/credit/order/way.ts";
import { type WaysRequest, waysToYes } from "#shared/credit/order/ways-to-yes.ts";
import { day, invoice } from "../a-ledger.ts";
import { aPosition, approved, asOf } from "./a-position.ts";

const order = (amountCents: number, more: Partial<CheckedOrder> = {}): CheckedOrder => ({
  amountCents,
  documentNumber: "SO-NEW",
  ...more,
});
const manager: Authority = {
  id: "manager",
  ceilings: { A: 2_000_000, B: 1_500_000, C: 500_000, D: 0, NR: 0 },
};
const director: Authority = {
  id: "director",
  ceilings: { A: 9_000_000, B: 9_000_000, C: 3_000_000, D: 1_000_000, NR: 500_000 },
};

const waysFor = (position: ReturnType<typeof aPosition>, request: WaysRequest) => {
  const { ways, check } = waysToYes(position, request);
  return { verdict: check.verdict, changes: ways.map(({ change }) => change), ways };
};

describe("an order over the limit of a customer that pays ten days late", () => {
  const position = aPosition(1_140_000, [invoice("F-231", day("2026-11-02"), 820_000)], { daysLate: 10 });
  const { changes, verdict, ways } = waysFor(position, {
    order: order(1_000_000),
    authorities: [director, manager],
  });

  test("asks, and is answered by what costs the customer nothing first", () => {
    expect(verdict).toBe("ask");
    expect(changes.map(({ kind }) => kind)).toEqual([
      "temporary_limit",
      "first_delivery",
      "deposit",
      "payment_with_order",
    ]);
  });

  test("the smallest authority that reaches grants exactly what is needed until the day it fits by itself", () => {
    expect(changes[0]).toEqual({
      kind: "temporary_limit",
      limitCents: 1_820_000,
      until: day("2026-12-11"),
      authority: "director",
    });
  });

  test("the first delivery fills the room with its tolerance of 5 %, the rest follows on 12 December", () => {
    expect(changes[1]).toEqual({
      kind: "first_delivery",
      firstCents: 320_000 + 57_000,
      restCents: 1_000_000 - 377_000,
      restFrom: day("2026-12-12"),
      references: ["F-231"],
    });
  });

  test("the deposit is the smallest that passes", () => {
    expect(changes[2]).toEqual({ kind: "deposit", depositCents: 623_000 });
    const smaller = waysToYes(position, { order: order(1_000_000, { depositCents: 622_999 }) });
    expect(smaller.check.verdict).toBe("ask");
    expect(ways[2]?.check).toMatchObject({ verdict: "within_tolerance", condition: "deposit" });
  });

  test("nobody's authority, no temporary limit", () => {
    const without = waysFor(position, { order: order(1_000_000), authorities: [manager] });
    expect(without.changes.map(({ kind }) => kind)).not.toContain("temporary_limit");
  });
});

describe("an item 61 days overdue", () => {
  const late = invoice("F-12", asOf - 91, 200_000);
  const second = invoice("F-13", asOf - 75, 50_000);
  const third = invoice("F-14", asOf - 65, 90_000);

  test("paying what is older than the rule allows is the way, nothing younger and no deposit", () => {
    const position = aPosition(4_500_000, [late, second, third]);
    const { verdict, changes, ways } = waysFor(position, { order: order(600_000) });
    expect(verdict).toBe("blocked");
    expect(changes).toEqual([
      {
        kind: "pay_overdue",
        documents: [
          { itemId: "F-12", reference: "F-12", amountCents: 200_000, dueDay: asOf - 61, daysLate: 61 },
          { itemId: "F-13", reference: "F-13", amountCents: 50_000, dueDay: asOf - 45, daysLate: 45 },
          { itemId: "F-14", reference: "F-14", amountCents: 90_000, dueDay: asOf - 35, daysLate: 35 },
        ],
        amountCents: 340_000,
        depositCents: 0,
      },
      { kind: "payment_with_order", amountCents: 600_000 },
    ]);
    expect(ways.map(({ check }) => check.verdict)).toEqual(["within_limit", "within_limit"]);
  });

  test("where the room is short as well, payment and a deposit together", () => {
    const position = aPosition(1_000_000, [late, invoice("F-20", asOf - 5, 700_000)]);
    const { changes } = waysFor(position, { order: order(600_000) });
    expect(changes[0]).toMatchObject({ kind: "pay_overdue", amountCents: 200_000 });
    const deposit = changes[0]?.kind === "pay_overdue" ? changes[0].depositCents : 0;
    expect(deposit).toBe(700_000 + 600_000 - 1_000_000 - 50_000);
  });

  test("contested it does not stop the order, and nobody is asked to pay it", () => {
    const disputes = [
      { reference: "F-12", amountCents: 200_000, openedOn: asOf - 9, closedOn: null, recordedRevision: 1 },
    ];
    const { verdict, changes } = waysFor(aPosition(4_500_000, [late], { disputes }), {
      order: order(600_000),
    });
    expect([verdict, changes]).toEqual(["within_limit", []]);
  });
});

test("of a document contested in part the rest is asked for", () => {
  const disputes = [
    { reference: "F-12", amountCents: 50_000, openedOn: asOf - 9, closedOn: null, recordedRevision: 1 },
  ];
  const position = aPosition(4_500_000, [invoice("F-12", asOf - 91, 200_000)], { disputes });
  const { verdict, changes, ways } = waysFor(position, { order: order(600_000) });
  expect(verdict).toBe("blocked");
  expect(changes[0]).toMatchObject({ kind: "pay_overdue", amountCents: 150_000 });
  expect(ways[0]?.check).toMatchObject({ verdict: "within_limit", exposureCents: 50_000 });
});

test("to make room the fewest overdue documents are named, the smallest that is enough", () => {
  const position = aPosition(1_000_000, [
    invoice("F-1", asOf - 40, 300_000),
    invoice("F-2", asOf - 41, 120_000),
    invoice("F-3", asOf - 42, 150_000),
    invoice("F-4", asOf - 5, 400_000),
  ]);
  const { changes } = waysFor(position, { order: order(140_000) });
  expect(changes.filter(({ kind }) => kind === "pay_overdue")).toMatchObject([
    { documents: [{ reference: "F-2" }], amountCents: 120_000 },
  ]);
});

test("insurer cover is a way where the insurer is what binds: retention and cover reach the order", () => {
  const position = aPosition(600_000, [invoice("F-1", asOf - 5, 500_000)], {
    limits: [approved(600_000), { ...approved(100_000), id: "cover", kind: "insured" }],
  });
  expect(position.assessment.recommendedLimit).toMatchObject({ binding: "insured", amountCents: 600_000 });
  const { changes, ways } = waysFor(position, { order: order(180_000) });
  expect(changes[0]).toEqual({ kind: "insurer_cover", insuredCents: 200_000, limitCents: 700_000 });
  expect(ways[0]?.check).toMatchObject({
    verdict: "within_limit",
    afterCents: 680_000,
    limitCents: 700_000,
  });
});

describe("nothing is promised that does not help", () => {
  const event = (kind: "liquidation" | "reorganisation" | "identity_mismatch") => [
    { id: "e", kind, day: asOf - 10, recordedRevision: 1, revokedRevision: null },
  ];

  test("in default payment before delivery is the only way", () => {
    const position = aPosition(4_500_000, [], { events: event("liquidation") });
    const { changes } = waysFor(position, { order: order(600_000), authorities: [director] });
    expect(changes).toEqual([{ kind: "payment_with_order", amountCents: 600_000 }]);
  });

  test("in reorganisation the administrator is asked even then", () => {
    const position = aPosition(4_500_000, [], { events: event("reorganisation") });
    const { verdict, changes } = waysFor(position, { order: order(600_000), authorities: [director] });
    expect([verdict, changes]).toEqual(["ask", []]);
  });

  test("old books are mended by no deposit", () => {
    const position = aPosition(4_500_000, [], { ledgerDay: asOf - 20 });
    const { verdict, changes } = waysFor(position, { order: order(600_000), authorities: [director] });
    expect(verdict).toBe("ask");
    expect(changes.map(({ kind }) => kind)).toEqual(["payment_with_order"]);
  });

  test("shorter terms alone are none", () => {
    const position = aPosition(1_000_000, [invoice("F-1", asOf - 5, 900_000)]);
    const at30 = waysFor(position, { order: order(500_000, { terms: { kind: "net", days: 60 } }) });
    const at10 = waysFor(position, { order: order(500_000, { terms: { kind: "net", days: 10 } }) });
    expect(at10).toEqual(at30);
  });

  test("an order that passes needs none", () => {
    expect(waysToYes(aPosition(4_500_000, []), { order: order(1) }).ways).toEqual([]);
  });
});

test("a quote in the exposure is not counted twice by its ways either", () => {
  const orders = [
    { number: "SO-NEW", day: asOf - 3, amountCents: 500_000, status: "open" as const, recordedRevision: 1 },
  ];
  const position = aPosition(1_000_000, [invoice("F-1", asOf - 5, 900_000)], { orders });
  const { ways } = waysToYes(position, { order: order(500_000), countedOrders: orders });
  const deposit = ways.find(({ change }) => change.kind === "deposit")?.change;
  expect(deposit).toEqual({ kind: "deposit", depositCents: 350_000 });
});
