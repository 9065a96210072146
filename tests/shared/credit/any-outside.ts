import fc from "fast-check";
import type { GradeFact, StatementFact } from "#shared/credit/outside/outside-facts.ts";
import type { PaymentPromise } from "#shared/credit/promises/payment-promise.ts";
import { LEGAL_FORMS } from "#shared/credit/structure/legal-form.ts";
import type { StructureFacts } from "#shared/credit/structure/structure-axis.ts";
import type { WarningFact } from "#shared/credit/warnings/warning-fact.ts";
import type { WarningCode } from "#shared/credit/warnings/warning-signals.ts";
import { anyStatement } from "./accounts/some-figures.ts";
import { asOf } from "./any-ledger.ts";

const anyRevision = fc.integer({ min: 1, max: 3 });
const codes: WarningCode[] = ["stock_low", "delay_repeat", "site_closed", "other_suppliers", "positive"];

/** Facts of one list, each with its own id. */
const named = <Fact extends object>(facts: Fact[]) =>
  facts.map((fact, index) => ({ ...fact, id: `f${index}` }));

export const anyWarnings: fc.Arbitrary<WarningFact[]> = fc
  .array(
    fc.record({
      code: fc.constantFrom(...codes),
      severity: fc.constantFrom(1, 2, 3, 4, 5),
      confidencePercent: fc.constantFrom(30, 60, 80, 100),
      seenOn: fc.integer({ min: asOf - 300, max: asOf + 20 }),
      confirmedOn: fc.option(fc.integer({ min: asOf - 30, max: asOf + 20 }), { freq: 3 }),
      expiresOn: fc.option(fc.integer({ min: asOf - 10, max: asOf + 60 })),
      closedOn: fc.option(fc.integer({ min: asOf - 10, max: asOf + 60 })),
      author: fc.constantFrom("anne", "ben"),
      recordedRevision: anyRevision,
    }),
    { maxLength: 4 },
  )
  .map(named);

export const anyPromises: fc.Arbitrary<PaymentPromise[]> = fc
  .array(
    fc.record({
      reference: fc.constantFrom(null, "FA001", "FA002"),
      amountCents: fc.constantFrom(20_000, 100_000, 5_000_000),
      announcedOn: fc.integer({ min: asOf - 120, max: asOf + 10 }),
      promisedOn: fc.integer({ min: asOf - 110, max: asOf + 30 }),
      recordedRevision: anyRevision,
    }),
    { maxLength: 3 },
  )
  .map(named);

export const anyGrades: fc.Arbitrary<GradeFact[]> = fc
  .array(
    fc.record({
      source: fc.constantFrom("Agency", "Insurer"),
      scale: fc.constantFrom("creditsafe", "allianz_trade", "coface_opinion"),
      value: fc.constantFrom("3", "7", "80", "@@", "not a grade"),
      day: fc.integer({ min: asOf - 500, max: asOf + 20 }),
      recordedRevision: anyRevision,
    }),
    { maxLength: 3 },
  )
  .map(named);

export const anyStatements: fc.Arbitrary<StatementFact[]> = fc
  .array(fc.record({ statement: anyStatement, recordedRevision: anyRevision }), { maxLength: 2 })
  .map((facts) =>
    named(facts.map(({ statement, recordedRevision }) => ({ ...statement, recordedRevision }))),
  );

export const anyStructure: fc.Arbitrary<StructureFacts> = fc.record({
  createdDay: fc.option(fc.integer({ min: asOf - 9_000, max: asOf + 20 })),
  legalForm: fc.option(fc.constantFrom(...LEGAL_FORMS)),
  employees: fc.option(fc.nat({ max: 2_000 })),
  activity: fc.option(fc.constantFrom("43.21A", "56", "86.10Z", "zz")),
  group: fc.option(fc.constantFrom("head", "member", "independent")),
  notFiledDays: fc.option(fc.integer({ min: -10, max: 900 })),
});
