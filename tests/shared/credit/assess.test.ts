import { describe, expect, test } from "vitest";
import { EVENT_KINDS } from "#shared/contract/customers.ts";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { CreditEventKind } from "#shared/credit/credit-event.ts";
import { CREDIT_EVENT_KINDS } from "#shared/credit/credit-event.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { REASON_CODES } from "#shared/credit/reason-codes.ts";
import type { WarningFact } from "#shared/credit/warnings/warning-fact.ts";
import { assessInput, day, entry, invoice, net30, paidInvoice, payment } from "./a-ledger.ts";

const asOf = day("2026-11-25");
const check = (entries: Entry[], more: Partial<AssessInput> = {}) =>
  assess(assessInput(entries, { asOf, ...more }));
const codes = (entries: Entry[], more: Partial<AssessInput> = {}) =>
  check(entries, more).reasons.map(({ code }) => code);

/** 24 monthly invoices of 10,000 €, each paid so many days late; the last one before 90 days ago. */
const monthly = (daysLate: number, amountCents = 1_000_000): Entry[] =>
  Array.from({ length: 22 }, (_, index) =>
    paidInvoice(`M${index}`, asOf - 760 + index * 30, amountCents, daysLate),
  ).flat();
const event = (kind: CreditEventKind, on = asOf - 10) => [
  { id: "e", kind, day: on, recordedRevision: 1, revokedRevision: null },
];

describe("customers by name", () => {
  test("Boulangerie Ponctuelle pays on the day: 90 points, B because only the ledger is known", () => {
    const assessment = check(monthly(0), { limits: [approved(1_500_000)] });
    expect(assessment).toMatchObject({
      riskClass: "B",
      scoreCentipoints: 9_000,
      paysCentipoints: 9_000,
      lastsCentipoints: null,
      coveragePercent: 45,
      marks: ["ledger_only", "without_open_orders"],
      trend: { yearCentipoints: 8_000 },
      daysBeyondTerms: 0,
      overdueCents: 0,
      headroomCents: 1_500_000,
    });
    expect(assessment.reasons.map(({ code }) => code)).toEqual([
      "ledger_only_cap",
      "payment_index",
      "lasts_unknown",
      "base_points",
    ]);
    expect(assessment.recommendedLimit).toMatchObject({ amountCents: 1_000_000, binding: "need" });
  });

  test("Atelier Complet, with good accounts as well, is A", () => {
    const outside = { externalCentipoints: 8_000, structuralCentipoints: 8_000, accounts: null };
    expect(check(monthly(0), { outside })).toMatchObject({
      riskClass: "A",
      scoreCentipoints: 8_450,
      coveragePercent: 100,
      marks: ["without_open_orders"],
    });
    const half = monthly(0).filter(({ day: on }) => on > asOf - 300);
    expect(check(half, { outside })).toMatchObject({ riskClass: "B" });
    expect(codes(half, { outside })).toContain("short_history_cap");
  });

  test("Garage Lent, 45 days late as a habit: C", () => {
    const assessment = check(monthly(45));
    expect(assessment).toMatchObject({ riskClass: "C", scoreCentipoints: 5_063, daysBeyondTerms: 45 });
    expect(assessment.recommendedLimit).toMatchObject({ amountCents: 0, binding: "capacity" });
  });

  test.each([
    [19, "D"],
    [34, "C"],
    [36, "B"],
  ])("Façade Fragile pays on time; its accounts score %i: %s", (points, riskClass) => {
    const outside = { externalCentipoints: points * 100, structuralCentipoints: 9_000, accounts: null };
    expect(check(monthly(0), { outside }).riskClass).toBe(riskClass);
  });

  test("Jeune Pousse has paid twice: no letter, the opening limit, the reason said", () => {
    const assessment = check([
      ...paidInvoice("F1", asOf - 80, 50_000, 0),
      ...paidInvoice("F2", asOf - 60, 50_000, 0),
    ]);
    expect(assessment).toMatchObject({ riskClass: "NR", scoreCentipoints: null, coveragePercent: 0 });
    expect(assessment.marks).toContain("short_history");
    expect(assessment.recommendedLimit).toMatchObject({ amountCents: 150_000, binding: "opening" });
    expect(assessment.reasons.map(({ code }) => code)).toContain("no_payment_history");
  });

  test("Inconnu SARL has no ledger: nothing is green, nothing is invented", () => {
    expect(check([])).toMatchObject({
      riskClass: "NR",
      scoreCentipoints: null,
      daysBeyondTerms: null,
      ledgerDay: null,
      marks: ["no_ledger", "without_open_orders"],
      recommendedLimit: { amountCents: null, binding: "not_rated" },
      limitInForce: { kind: "none", amountCents: null },
      headroomCents: null,
    });
  });
});

const late = (daysLate: number, amountCents = 100_000) => invoice("LATE", asOf - 30 - daysLate, amountCents);
const assumed = { ...net30, assumed: true };

describe("overdue ladder", () => {
  test.each([
    [30, "B", undefined],
    [31, "C", "overdue_beyond_c"],
    [60, "C", "overdue_beyond_c"],
    [61, "D", "overdue_beyond_d"],
    [90, "D", "overdue_beyond_d"],
    [91, "E", "overdue_beyond_e"],
  ])("1,000 € overdue for %i days: %s", (days, riskClass, code) => {
    const assessment = check([...monthly(0), late(days)]);
    expect(assessment).toMatchObject({ riskClass, oldestOverdueDays: days, overdueCents: 100_000 });
    expect(
      assessment.reasons.find(({ axis, code: each }) => axis === "rule" && each.startsWith("overdue"))?.code,
    ).toBe(code);
  });

  test("150 € are too little, and so is a disputed document", () => {
    expect(check([...monthly(0), late(95, 15_000)]).riskClass).toBe("B");
    const disputes = [
      { reference: "LATE", amountCents: 100_000, openedOn: asOf - 1, closedOn: null, recordedRevision: 1 },
    ];
    const disputed = check([...monthly(0), late(95)], { disputes });
    expect(disputed).toMatchObject({
      riskClass: "B",
      disputedCents: 100_000,
      overdueCents: 0,
      oldestOverdueDays: 0,
    });
    expect(disputed.marks).toContain("disputed");
  });

  test("on assumed terms it is marked and forces nothing", () => {
    const assessment = check([...monthly(0), late(95)], { terms: assumed });
    expect(assessment).toMatchObject({ overdueAssumed: true, oldestOverdueDays: 95, overdueCents: 100_000 });
    expect(["A", "B", "C"]).toContain(assessment.riskClass);
    expect(assessment.marks).toContain("assumed_terms");
    expect(assessment.reasons.filter(({ code }) => code.startsWith("overdue_beyond"))).toEqual([]);
  });

  test("C and D lift the day the cause is paid; E ninety days later", () => {
    const paidToday = payment("P", asOf, 100_000, { settles: "LATE" });
    expect(check([...monthly(0), late(61), paidToday]).riskClass).toBe("B");
    expect(check([...monthly(0), late(91), paidToday]).riskClass).toBe("E");
    const cured = (ago: number) =>
      check([
        ...monthly(0),
        invoice("LATE", asOf - 130 - ago, 100_000),
        payment("P", asOf - ago, 100_000, { settles: "LATE" }),
      ]);
    expect(cured(89).riskClass).toBe("E");
    expect(cured(90).riskClass).toBe("B");
  });

  test("a customer without history and long overdue is not shown as merely unknown", () => {
    expect(check([late(95)]).riskClass).toBe("E");
    expect(check([late(65)]).riskClass).toBe("D");
    expect(check([late(40)])).toMatchObject({
      riskClass: "NR",
      recommendedLimit: { amountCents: 0, binding: "hard_rule" },
    });
  });
});

describe("events", () => {
  test.each([
    ["liquidation", "E", 0],
    ["reorganisation", "E", 0],
    ["plan_resolved", "E", 0],
    ["struck_off", "E", 0],
    ["safeguard", "D", 0],
    ["identity_mismatch", "NR", 0],
  ] as const)("%s: %s", (kind, riskClass, amountCents) => {
    expect(check(monthly(0), { events: event(kind) })).toMatchObject({
      riskClass,
      recommendedLimit: { amountCents, binding: "hard_rule" },
    });
  });

  test("a payment returned for lack of funds caps D for ninety days", () => {
    const on = (ago: number) =>
      check(monthly(0), { events: event("returned_for_lack_of_funds", asOf - ago) }).riskClass;
    expect([on(0), on(89), on(90)]).toEqual(["D", "D", "B"]);
  });

  test("a returned payment by the ledger alone takes points and forces nothing", () => {
    const entries = [
      ...monthly(0),
      entry({ id: "R", kind: "returned_payment", day: asOf - 30, amountCents: 1_000_000 }),
    ];
    expect(codes(entries)).toContain("returned_payments");
  });

  test("cover withdrawn leaves the retention", () => {
    const limits = [{ ...approved(2_000_000), id: "i", kind: "insured" as const, from: asOf - 200 }];
    expect(check(monthly(0), { limits }).recommendedLimit).toMatchObject({
      amountCents: 1_000_000,
      binding: "need",
    });
    expect(check(monthly(0), { limits, events: event("cover_withdrawn") }).recommendedLimit).toMatchObject({
      amountCents: 500_000,
      binding: "insured",
      params: { insuredCents: 0 },
    });
  });

  test("a plan adopted ends the procedure and caps D, two years after reorganisation, one after safeguard", () => {
    const planned = (kind: CreditEventKind, days: number) => {
      const plan = event("plan_adopted", asOf - days).map((each) => ({ ...each, id: "p" }));
      return check(monthly(0), { events: [...event(kind, asOf - days - 100), ...plan] });
    };
    expect(planned("reorganisation", 0)).toMatchObject({ riskClass: "D" });
    expect(planned("reorganisation", 729).riskClass).toBe("D");
    expect(planned("reorganisation", 730).riskClass).toBe("B");
    expect(planned("safeguard", 364).riskClass).toBe("D");
    expect(planned("safeguard", 365).riskClass).toBe("B");
    expect(planned("liquidation", 100).riskClass).toBe("E");
  });

  test("conciliation made public caps C for six months", () => {
    const on = (ago: number) => check(monthly(0), { events: event("conciliation", asOf - ago) }).riskClass;
    expect([on(0), on(179), on(180)]).toEqual(["C", "C", "B"]);
  });

  test("later, later recorded or revoked ones do not count", () => {
    expect(check(monthly(0), { events: event("liquidation", asOf + 1) }).riskClass).toBe("B");
    const [first] = event("liquidation");
    const with_ = (more: object) =>
      check(monthly(0), { knownAt: 5, events: first === undefined ? [] : [{ ...first, ...more }] }).riskClass;
    expect(with_({ recordedRevision: 6 })).toBe("B");
    expect(with_({ revokedRevision: 5 })).toBe("B");
    expect(with_({ revokedRevision: 6 })).toBe("E");
  });

  test("the kinds are those of the contract", () => {
    expect([...CREDIT_EVENT_KINDS]).toEqual([...EVENT_KINDS]);
  });
});

describe("field warnings", () => {
  const warning: WarningFact = {
    ...{ id: "w", code: "site_closed", severity: 5, confidencePercent: 100, seenOn: asOf, expiresOn: null },
    ...{ confirmedOn: asOf, recordedRevision: 1 },
  };

  test("once confirmed take their points and may move the class at once when two points below", () => {
    const strong: WarningFact = { ...warning, id: "v", code: "lien" };
    const before = check(monthly(20));
    const after = check(monthly(20), { warnings: [warning, strong] });
    expect((before.scoreCentipoints ?? 0) - (after.scoreCentipoints ?? 0)).toBe(2_100);
    expect([before.riskClass, after.riskClass]).toEqual(["B", "C"]);
    expect(after.reasons.filter(({ code }) => code === "field_warning")).toHaveLength(2);
  });

  test("under review move neither class nor limit and show a mark", () => {
    const before = check(monthly(20));
    const after = check(monthly(20), { warnings: [{ ...warning, confirmedOn: null }] });
    expect(after).toMatchObject({
      riskClass: before.riskClass,
      scoreCentipoints: before.scoreCentipoints,
      recommendedLimit: before.recommendedLimit,
      marks: [...before.marks, "warning_under_review"],
    });
  });
});

test("a class kept by hysteresis says so, unless another rule decides anyway", () => {
  const slipping = [...monthly(15), ...paidInvoice("S1", asOf - 75, 1_000_000, 26)];
  const outside = { externalCentipoints: 7_500, structuralCentipoints: 7_500, accounts: null };
  const kept = check(slipping, { outside });
  expect(kept).toMatchObject({ riskClass: "A", scoreCentipoints: 7_442 });
  expect(kept.reasons[0]).toMatchObject({
    code: "class_kept",
    params: { scoreCentipoints: 7_442, boundCentipoints: 7_500, capClass: "A" },
  });
  expect(codes(slipping)).not.toContain("class_kept");
  expect(codes([...slipping, invoice("LATE", asOf - 130, 100_000)], { outside })).not.toContain("class_kept");
});

function approved(amountCents: number | null, more: object = {}) {
  return {
    id: "l",
    kind: "approved" as const,
    amountCents,
    unlimited: false,
    from: asOf - 100,
    until: null,
    recordedRevision: 1,
    ...more,
  };
}

describe("limit in force", () => {
  const inForce = (...limits: ReturnType<typeof approved>[]) => check(monthly(0), { limits }).limitInForce;

  test("none, no credit and unlimited are three things", () => {
    expect(inForce()).toEqual({ kind: "none", amountCents: null, until: null, expired: false });
    expect(inForce(approved(0))).toMatchObject({ kind: "approved", amountCents: 0 });
    expect(inForce(approved(null, { unlimited: true }))).toMatchObject({
      kind: "unlimited",
      amountCents: null,
    });
    expect(inForce(approved(5_000), { ...approved(null), id: "m", recordedRevision: 2 }).kind).toBe("none");
  });

  test("a temporary one dated today replaces, on its last day too, and never adds", () => {
    const temporary = {
      ...approved(900_000),
      id: "t",
      kind: "temporary" as const,
      from: asOf - 5,
      until: asOf,
    };
    const limits = [approved(500_000), temporary] as AssessInput["limits"];
    expect(check(monthly(0), { limits }).limitInForce).toMatchObject({
      kind: "temporary",
      amountCents: 900_000,
      until: asOf,
    });
    const later = assess(assessInput(monthly(0), { asOf: asOf + 1, limits }));
    expect(later.limitInForce).toMatchObject({ kind: "approved", amountCents: 500_000 });
  });

  test("an expired one keeps its value and is marked", () => {
    const assessment = check(monthly(0), {
      limits: [approved(500_000, { until: asOf - 1 })] as AssessInput["limits"],
    });
    expect(assessment.limitInForce).toMatchObject({ amountCents: 500_000, expired: true });
    expect(assessment.marks).toContain("limit_expired");
  });

  test("the recommended limit never counts by itself", () => {
    expect(check(monthly(0))).toMatchObject({ headroomCents: null, limitInForce: { kind: "none" } });
  });
});

describe("exposure and data age", () => {
  test("orders count when imported; their absence is said", () => {
    const order = {
      number: "SO1",
      day: asOf - 3,
      amountCents: 70_000,
      status: "open" as const,
      recordedRevision: 1,
    };
    const orders = [
      order,
      { ...order, number: "SO2", status: "delivered" as const },
      { ...order, number: "SO3", status: "closed" as const },
      { ...order, number: "SO4", amountCents: 9_000_000, status: "framework" as const },
    ];
    const reservations = [
      { number: "SO1", day: asOf - 1, amountCents: 70_000, recordedRevision: 1 },
      { number: "Q9", day: asOf - 9, amountCents: 1_000, recordedRevision: 1 },
      { number: "Q8", day: asOf - 10, amountCents: 5_000, recordedRevision: 1 },
      { number: "Q7", day: asOf - 2, until: asOf - 1, amountCents: 7_000, recordedRevision: 1 },
    ];
    const assessment = check([invoice("F", asOf - 3, 20_000)], {
      orders,
      ordersImported: true,
      reservations,
    });
    expect(assessment.exposure).toEqual({
      totalCents: 161_000,
      openItemsCents: 20_000,
      billsCents: 0,
      toInvoiceCents: 70_000,
      ordersCents: 71_000,
      depositsCents: 0,
      unappliedCents: 0,
    });
    expect(assessment.marks).not.toContain("without_open_orders");
  });

  test("what a release reserves goes the day after it ends, and the day is known", () => {
    const reserved = (until: number) =>
      check([invoice("F", asOf - 3, 20_000)], {
        reservations: [{ number: "Q7", day: asOf - 2, until, amountCents: 7_000, recordedRevision: 1 }],
      });
    expect(reserved(asOf).exposure.ordersCents).toBe(7_000);
    expect(reserved(asOf).nextChangeOn).toBe(asOf + 1);
    expect(reserved(asOf - 1).exposure.ordersCents).toBe(0);
  });

  test.each([
    ["2026-11-20", false],
    ["2026-11-19", true],
  ])("a ledger up to %s is stale on 25 November: %s", (ledgerDay, stale) => {
    expect(check(monthly(0), { ledgerDay: day(ledgerDay) }).marks.includes("stale_ledger")).toBe(stale);
  });

  test("the ledger's own youngest day is used when nothing else is told", () => {
    expect(check([invoice("F", asOf - 3, 20_000)], { ledgerDay: null }).ledgerDay).toBe(asOf - 3);
  });
});

test("every reason is declared and carries exactly the figures declared", () => {
  const outside = { externalCentipoints: 3_000, structuralCentipoints: 5_000, accounts: null };
  const bounced = entry({ id: "R", kind: "returned_payment", day: asOf - 30, amountCents: 1_000_000 });
  const assessments = [
    check(monthly(45)),
    check(monthly(0)),
    check([late(40)]),
    check([...monthly(20), late(40), bounced], { outside }),
    ...CREDIT_EVENT_KINDS.map((kind) => check(monthly(0), { events: event(kind) })),
    ...[40, 70, 100].map((days) => check([...monthly(0), late(days)])),
  ];
  const declared: Record<string, readonly string[]> = REASON_CODES;
  for (const reason of assessments.flatMap(({ reasons }) => reasons)) {
    expect(Object.keys(reason.params).sort()).toEqual([...(declared[reason.code] ?? ["undeclared"])].sort());
  }
});
