import fc from "fast-check";
import { expect, test } from "vitest";
import { byLoss } from "#shared/clocks/by-loss.ts";
import { type ClockFacts, clocksOf } from "#shared/clocks/clocks-of.ts";
import { INSURER_PRESETS } from "#shared/clocks/insurer-policy.ts";
import { day, entry, invoice, payment } from "../credit/a-ledger.ts";
import { asOf as anyAsOf, anyEvents, anyLedger } from "../credit/any-ledger.ts";
import { derived, liquidation } from "./an-event.ts";

const asOf = day("2026-04-10");
const [coface = null, atradius = null] = INSURER_PRESETS;

const facts = (more: Partial<ClockFacts> = {}): ClockFacts => ({
  ...{ events: [liquidation()], warnings: [], insurer: null, cover: null },
  ...{ retentionOfTitle: true, creditorOutsideMainland: false, asOf },
  accounts: derived([invoice("F-1", day("2026-02-01"), 480_000)], asOf),
  ...more,
});

const kinds = (more: Partial<ClockFacts> = {}) => clocksOf(facts(more)).map(({ kind }) => kind);

test("an opening starts the claim, the goods and the relief, for what was owed at the judgment", () => {
  expect(clocksOf(facts()).map(({ key, atStakeCents }) => [key, atStakeCents])).toEqual([
    ["claim_declaration:A1", 480_000],
    ["retention_of_title:A1", 480_000],
    ["relief_from_foreclosure:A1", 480_000],
  ]);
});

test("a revoked opening starts nothing", () => {
  expect(kinds({ events: [liquidation({ revokedRevision: 9 })] })).toEqual([]);
});

test("nothing was owed at the judgment: nothing to declare", () => {
  expect(kinds({ accounts: derived([invoice("F-2", day("2026-03-20"), 480_000)], asOf) })).toEqual([]);
});

test("no ledger knows the customer yet: the claim alone, for a person to keep or dismiss", () => {
  expect(clocksOf(facts({ accounts: [] }))).toMatchObject([
    { kind: "claim_declaration", provisional: true, atStakeCents: null },
  ]);
});

test("what was paid after the judgment is declared all the same: the payment may be taken back", () => {
  const entries = [
    invoice("F-1", day("2026-02-01"), 480_000),
    payment("P-1", day("2026-03-25"), 480_000, { settles: "F-1" }),
  ];
  expect(kinds({ accounts: derived(entries, asOf) })).toContain("claim_declaration");
  const early = [invoice("F-1", day("2026-02-01"), 480_000), payment("P", day("2026-03-19"), 480_000)];
  expect(kinds({ accounts: derived(early, asOf) })).toEqual([]);
});

test("what was delivered and is not invoiced is worth a claim", () => {
  const delivered = entry({
    ...{
      id: "418",
      kind: "to_invoice",
      subledger: "to_invoice",
      day: day("2026-03-01"),
      amountCents: 90_000,
    },
  });
  expect(clocksOf(facts({ accounts: derived([delivered], asOf) }))[0]?.atStakeCents).toBe(90_000);
});

test("a liquidation that converts a reorganisation leaves the first deadline", () => {
  const first = liquidation({
    ...{ id: "R", kind: "reorganisation", day: day("2026-03-01"), publishedDay: day("2026-03-10") },
  });
  const claims = clocksOf(facts({ events: [liquidation(), first] })).filter(
    ({ kind }) => kind === "claim_declaration",
  );
  expect(claims.map(({ key }) => key)).toEqual(["claim_declaration:R"]);
});

test("court's and insurer's duties stand beside each other, each with its own", () => {
  const cover = { limitCents: 1_000_000, withdrawnOn: null, expiresOn: null };
  const clocks = clocksOf(facts({ insurer: coface, cover }));
  expect(clocks.map(({ key, insurerId }) => [key, insurerId])).toContainEqual([
    "insurer_report_adverse:A1",
    "coface",
  ]);
  expect(kinds({ events: [], insurer: atradius, cover })).toEqual([
    "insurer_stop_of_cover",
    "insurer_maximum_extension",
    "insurer_report_overdue",
  ]);
  expect(kinds({ events: [], insurer: atradius })).toEqual([]);
});

test("whatever the facts: sorted, keys unique, nothing shown after it is due, nothing of revoked events", () => {
  fc.assert(
    fc.property(anyLedger, anyEvents, fc.option(fc.nat({ max: 60 })), (entries, given, publishedAfter) => {
      const events = given.map((event, at) => ({
        ...{ ...event, id: `event${at}` },
        publishedDay: publishedAfter === null ? null : event.day + publishedAfter,
      }));
      const clocks = clocksOf({
        ...facts({ events, accounts: derived(entries, anyAsOf), insurer: atradius, asOf: anyAsOf }),
        cover: { limitCents: 500_000, withdrawnOn: null, expiresOn: null },
      });
      expect(clocks).toEqual([...clocks].reverse().sort(byLoss(anyAsOf)));
      expect(new Set(clocks.map(({ key }) => key)).size).toBe(clocks.length);
      const standing = new Set(events.filter((event) => event.revokedRevision === null).map(({ id }) => id));
      for (const { source, shownDay, dueDay } of clocks) {
        expect((shownDay ?? 0) <= (dueDay ?? 0)).toBe(true);
        expect(source.kind !== "event" || standing.has(source.id)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
