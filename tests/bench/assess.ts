import { performance } from "node:perf_hooks";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { seeded } from "./invented-ledger.ts";

const AS_OF = 20_600;

/** A customer with 100 invoices over two years: most paid and lettered, a few paid without, some open. As read from a store. */
function ledgerOf(seed: number): Entry[] {
  const random = seeded(seed);
  const entries: Entry[] = [];
  for (let number = 0; number < 100; number += 1) {
    const day = AS_OF - 730 + number * 7 + random(5);
    const amountCents = 50_000 + random(400_000);
    const paidOn = day + 25 + random(30);
    const paid = paidOn <= AS_OF && random(20) > 0;
    const letter = paid && random(10) > 0 ? `VE${number}` : null;
    const common = {
      accountId: seed,
      subledger: "receivable",
      dueDay: null,
      settles: null,
      recordedRevision: 1,
    } as const;
    const reference = `FA${20_000 + number}`;
    entries.push({
      ...common,
      id: `${seed}-${number}-i`,
      kind: "invoice",
      day,
      documentDay: day,
      reference,
      label: `Facture ${reference}`,
      amountCents,
      letter,
    });
    if (!paid) continue;
    entries.push({
      ...common,
      id: `${seed}-${number}-p`,
      kind: "payment",
      day: paidOn,
      documentDay: paidOn,
      reference: `VIR${number}`,
      label: `Virement ${letter === null ? reference : "client"}`,
      amountCents: -amountCents,
      letter,
    });
  }
  entries.sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
  return JSON.parse(JSON.stringify(entries));
}

const CUSTOMERS = 200;
/** Customers timed at once: under a millisecond, so that another process steps into few of the batches. */
const BATCH = 10;
/** 4,000 assessments, after which the compiler has nothing left to improve; its own thread takes a while on a busy machine. */
const WARM_UP_RUNS = 20;
const RUNS = 40;

/** 200 customers with 100 invoices each. */
export const benchInputs = (): AssessInput[] =>
  Array.from({ length: CUSTOMERS }, (_, seed) => ({
    accounts: [{ accountId: seed, entries: ledgerOf(seed + 1) }],
    terms: { kind: "net", days: 30, assumed: true },
    disputes: [],
    events: [],
    limits: [],
    orders: [],
    ordersImported: false,
    policy: DefaultPolicy,
    asOf: AS_OF,
    knownAt: 1,
    ledgerDay: AS_OF,
  }));

/** Microseconds to assess one customer with 100 invoices (score, limit, reasons, hash): median over batches, warmed up. */
export function measureAssess(): { assessUs: number } {
  const inputs = benchInputs();
  const samples: number[] = [];
  for (let run = 0; run < WARM_UP_RUNS + RUNS; run += 1) {
    for (let from = 0; from < CUSTOMERS; from += BATCH) {
      const batch = inputs.slice(from, from + BATCH);
      const start = performance.now();
      for (const input of batch) assess(input);
      const each = ((performance.now() - start) * 1_000) / BATCH;
      if (run >= WARM_UP_RUNS) samples.push(each);
    }
  }
  samples.sort((a, b) => a - b);
  return { assessUs: Math.round((samples[Math.floor(samples.length / 2)] ?? 0) * 10) / 10 };
}
