import { expect, test } from "vitest";
import type { Entry } from "#shared/credit/entry.ts";
import { inputsHash } from "#shared/credit/inputs-hash.ts";
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
    { label: "x" },
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
    hashes.add(inputsHash(assessInput([{ ...fact, label: `Facture ${index}` }], { asOf })));
  }
  expect(hashes.size).toBe(200_000);
});
