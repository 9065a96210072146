import { expect, test } from "vitest";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { inputsHash } from "#shared/credit/inputs-hash.ts";
import type { GradeFact } from "#shared/credit/outside/outside-facts.ts";
import type { WarningFact } from "#shared/credit/warnings/warning-fact.ts";
import { assessInput, day, invoice } from "./a-ledger.ts";

const asOf = day("2026-11-25");

test("the hash changes with any field of any entry", () => {
  const changes: Partial<Entry>[] = [
    { id: "x" },
    { kind: "other" },
    { subledger: "retention" },
    { day: 1 },
    { documentDay: 1 },
    { dueDay: 1 },
    { reference: "x" },
    { amountCents: 3 },
    { amountCents: 4_294_967_296 + 5 },
    { amountCents: -5 },
    { amountCents: 4_294_967_296 - 5 },
    { letter: "x" },
    { settles: "x" },
    { recordedRevision: 77 },
  ];
  const base: Entry = {
    id: "e",
    accountId: 1,
    kind: "invoice",
    subledger: "receivable",
    day: 20_000,
    documentDay: 20_000,
    dueDay: null,
    reference: "FA1",
    label: "label",
    amountCents: 5,
    letter: null,
    settles: null,
    recordedRevision: 1,
  };
  const hashes = [{}, ...changes].map((change) =>
    inputsHash(assessInput([{ ...base, ...change }], { asOf })),
  );
  expect(new Set(hashes).size).toBe(changes.length + 1);
  expect(hashes[0]).toMatch(/^[0-9a-f]{32}$/);
});

test("the label of money changes the hash, that of what is owed says nothing and does not", () => {
  const labelled = (label: string, amountCents: number) =>
    inputsHash(assessInput([{ ...invoice("FA1", asOf - 10, amountCents), label }], { asOf }));
  expect(labelled("a", -100)).not.toBe(labelled("b", -100));
  expect(labelled("a", 100)).toBe(labelled("b", 100));
});

test("facts of every list count, in any order of their fields and of the facts", () => {
  const input = assessInput([], { asOf });
  const warning: WarningFact = {
    ...{ id: "w", code: "stock_low", severity: 3, confidencePercent: 80, seenOn: 1, confirmedOn: null },
    ...{ expiresOn: null, recordedRevision: 1 },
  };
  const promise = {
    id: "p",
    reference: null,
    amountCents: 1,
    announcedOn: 1,
    promisedOn: 2,
    recordedRevision: 1,
  };
  const outside = { externalCentipoints: null, structuralCentipoints: null, accounts: null };
  const grade: GradeFact = {
    id: "g",
    source: "s",
    scale: "creditsafe",
    value: "1",
    day: 1,
    recordedRevision: 1,
  };
  const inputs: AssessInput[] = [
    input,
    { ...input, warnings: [warning] },
    { ...input, warnings: [{ ...warning, severity: 4 }] },
    { ...input, promises: [promise] },
    { ...input, termsCase: "transport" },
    { ...input, stopOfCoverDays: 60 },
    { ...input, stopOfCoverDays: 90 },
    { ...input, ownReceivablesCents: 5 },
    { ...input, group: { exposureCents: 5 } },
    { ...input, outside },
    { ...input, outside: { ...outside, grades: [grade] } },
    { ...input, outside: { ...outside, accounts: { tangibleNetWorthCents: 1, turnoverCents: 2 } } },
    { ...input, outside: { ...outside, accounts: { tangibleNetWorthCents: 1, turnoverCents: 3 } } },
  ];
  expect(new Set(inputs.map(inputsHash)).size).toBe(inputs.length);
  const turned = Object.fromEntries(Object.entries(warning).reverse()) as WarningFact;
  const two = (first: WarningFact) => inputsHash({ ...input, warnings: [first, { ...warning, id: "v" }] });
  expect(two(turned)).toBe(inputsHash({ ...input, warnings: [{ ...warning, id: "v" }, warning] }));
});

test("the same entry on another account, or under other terms, is another input", () => {
  const entries = [invoice("FA1", asOf - 10, 100)];
  const input = assessInput(entries, { asOf });
  const hashes = [
    input,
    { ...input, accounts: [{ accountId: 2, entries }] },
    { ...input, accounts: [{ accountId: 1, entries, terms: { ...input.terms, days: 31 } }] },
    { ...input, terms: { ...input.terms, days: 31 } },
    { ...input, terms: { ...input.terms, assumed: true } },
    { ...input, knownAt: 4_294_967_296 },
    { ...input, ownSalesCents: 0 },
    { ...input, ledgerDay: null },
  ].map(inputsHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});

// Were a text told apart by 32 bits only, some of these would meet.
test("200,000 texts of one field give 200,000 hashes", () => {
  const fact = invoice("FA1", asOf - 10, 100);
  const hashes = new Set<string>();
  for (let index = 0; index < 200_000; index += 1) {
    hashes.add(inputsHash(assessInput([{ ...fact, reference: `Facture ${index}` }], { asOf })));
  }
  expect(hashes.size).toBe(200_000);
});
