import { describe, expect, test } from "vitest";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import type { Entry } from "#shared/credit/entry.ts";
import type { Terms } from "#shared/credit/terms.ts";
import { day, entry, invoice, net30, payment } from "./a-ledger.ts";

const everything = { knownAt: Number.MAX_SAFE_INTEGER, disputes: [] };
const derive = (entries: Entry[], asOf: string, terms: Terms = net30) =>
  deriveAccount(entries, { ...everything, terms, asOf: day(asOf) });
const item = (account: ReturnType<typeof derive>, reference: string) =>
  account.items.find((candidate) => candidate.reference === reference);

const eomB45: Terms = { kind: "eom_b", days: 45, assumed: true };

describe("T-401: two invoices, a lettered payment, a partial one and a credit note", () => {
  const ledger = [
    invoice("FA001", day("2026-01-15"), 120_000, { letter: "A" }),
    payment("BQ1", day("2026-03-10"), 120_000, { letter: "A", reference: "FA001" }),
    invoice("FA002", day("2026-02-10"), 240_000),
    payment("BQ2", day("2026-03-20"), 100_000, { reference: "FA002" }),
    entry({
      id: "AV001",
      kind: "credit_note",
      day: day("2026-03-25"),
      amountCents: -24_000,
      reference: "AV001",
    }),
  ];
  const account = derive(ledger, "2026-04-30", eomB45);

  test("the first is due on 17 March and was paid seven days early, on the day of the bank line", () => {
    expect(item(account, "FA001")).toMatchObject({
      dueDay: day("2026-03-17"),
      dueAssumed: true,
      openCents: 0,
      settledDay: day("2026-03-10"),
      allocations: [{ day: day("2026-03-10"), amountCents: 120_000, method: "letter", means: "cash" }],
    });
  });

  test("the second is due on 14 April and 1,160 of it are open", () => {
    expect(item(account, "FA002")).toMatchObject({
      dueDay: day("2026-04-14"),
      openCents: 116_000,
      settledDay: null,
      allocations: [
        { amountCents: 100_000, method: "reference" },
        { amountCents: 24_000, method: "fifo", means: "credit" },
      ],
    });
    expect(account.unappliedCents).toBe(0);
  });
});
