import { describe, expect, it } from "vitest";
import { changesBetween, NO_CHANGES, seenUpTo, withChanges } from "#extension/background/customer-changes.ts";
import { aRow, someFigures } from "./a-row.ts";

const row = (overdueCents: number, more = {}) =>
  aRow(1, "Kerbrat", { figures: { ...someFigures, overdueCents }, ...more });

describe("changes of a customer", () => {
  it("are its class, its limit, and that it began to be late", () => {
    const limit = { kind: "approved", amountCents: 3_000_000, until: null, expired: false } as const;
    const after = aRow(1, "Kerbrat", {
      riskClass: "D",
      figures: { ...someFigures, overdueCents: 1_000, limit },
    });
    expect(changesBetween(row(0), after)).toMatchObject([
      { kind: "class", from: "C", to: "D" },
      { kind: "limit", from: { amountCents: 4_000_000 }, to: { amountCents: 3_000_000 } },
      { kind: "overdue", from: 0, to: 1_000 },
    ]);
  });

  it("say nothing of more overdue where some was known, nor of figures that are not shown", () => {
    expect(changesBetween(row(500), row(900))).toEqual([]);
    expect(changesBetween(row(500), aRow(1, "Kerbrat", { figures: null }))).toEqual([]);
  });
});

describe("the log of changes", () => {
  const worse = changesBetween(row(0), row(0, { riskClass: "D" }));
  const back = changesBetween(row(0, { riskClass: "D" }), row(0));

  it("joins two moves into one from where it stood when it was last seen", () => {
    const worst = changesBetween(row(0, { riskClass: "D" }), row(0, { riskClass: "E" }));
    const { changes } = withChanges(withChanges(NO_CHANGES, worse), worst);
    expect(changes).toMatchObject([{ kind: "class", from: "C", to: "E", sequence: 2 }]);
  });

  it("forgets what went back, and an overdue that was paid before anybody saw it", () => {
    expect(withChanges(withChanges(NO_CHANGES, worse), back).changes).toEqual([]);
    const late = withChanges(NO_CHANGES, changesBetween(row(0), row(700)));
    expect(withChanges(late, changesBetween(row(700), row(0))).changes).toEqual([]);
    expect(withChanges(NO_CHANGES, changesBetween(row(700), row(0))).changes).toEqual([]);
  });

  it("keeps the youngest 200", () => {
    const moves = Array.from({ length: 205 }, (_, at) =>
      changesBetween(aRow(at, `Client ${at}`), aRow(at, `Client ${at}`, { riskClass: "D" })),
    ).flat();
    const { changes } = withChanges(NO_CHANGES, moves);
    expect(changes).toHaveLength(200);
    expect(changes[0]?.name).toBe("Client 5");
  });

  it("keeps what came after the last line that was looked at", () => {
    const log = withChanges(
      withChanges(NO_CHANGES, worse),
      changesBetween(aRow(2, "Hénin"), aRow(2, "Hénin", { riskClass: "B" })),
    );
    expect(seenUpTo(log, 1).changes).toMatchObject([{ name: "Hénin" }]);
  });
});
