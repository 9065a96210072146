import { performance } from "node:perf_hooks";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { openPosition } from "#shared/credit/order/open-position.ts";
import type { Authority } from "#shared/credit/order/way.ts";
import { waysToYes } from "#shared/credit/order/ways-to-yes.ts";
import { seeded } from "./invented-ledger.ts";

const AS_OF = 20_600;
const OPEN_ITEMS = 100;
const CUSTOMERS = 20;
const WARM_UP_RUNS = 15;
const RUNS = 25;

const anyone: Authority = { id: "director", ceilings: { A: 1e12, B: 1e12, C: 1e12, D: 1e12, NR: 1e12 } };

/** A year of paid invoices, and 100 open ones of the last four months, a third of them overdue up to 70 days. */
function ledgerOf(seed: number): Entry[] {
  const random = seeded(seed);
  const common = {
    accountId: seed,
    subledger: "receivable",
    dueDay: null,
    letter: null,
    settles: null,
    label: "",
    recordedRevision: 1,
  } as const;
  const entries: Entry[] = [];
  for (let number = 0; number < OPEN_ITEMS + 50; number += 1) {
    const open = number < OPEN_ITEMS;
    const day = open ? AS_OF - 1 - random(100) : AS_OF - 150 - random(300);
    const amountCents = 50_000 + random(400_000);
    const reference = `FA${20_000 + number}`;
    entries.push({
      ...common,
      id: `${seed}-${number}-i`,
      kind: "invoice",
      day,
      documentDay: day,
      reference,
      amountCents,
    });
    if (open) continue;
    const paidOn = day + 30 + random(20);
    entries.push({
      ...{ ...common, id: `${seed}-${number}-p`, kind: "payment", day: paidOn, documentDay: paidOn },
      ...{ reference: `VIR${number}`, amountCents: -amountCents, settles: reference },
    });
  }
  return entries.sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
}

const inputOf = (seed: number): AssessInput => ({
  accounts: [{ accountId: seed, entries: ledgerOf(seed) }],
  terms: { kind: "net", days: 30, assumed: false },
  disputes: [],
  events: [],
  limits: [
    {
      id: "limit",
      kind: "approved",
      amountCents: 24_000_000,
      unlimited: false,
      from: AS_OF - 100,
      until: null,
      recordedRevision: 1,
    },
  ],
  orders: [],
  ordersImported: false,
  policy: DefaultPolicy,
  asOf: AS_OF,
  knownAt: 1,
  ledgerDay: AS_OF,
});

/**
 * Milliseconds from the facts of a customer with 100 open documents to assessment, verdict, dated room and ways to yes for an
 * order that is too large and stopped by what is overdue: median, warmed up.
 */
export function measureWays(): { waysToYesMs: number } {
  const inputs = Array.from({ length: CUSTOMERS }, (_, index) => inputOf(index + 1));
  const samples: number[] = [];
  let found = 0;
  for (let run = 0; run < WARM_UP_RUNS + RUNS; run += 1) {
    for (const input of inputs) {
      const started = performance.now();
      const { ways } = waysToYes(openPosition(input), {
        order: { amountCents: 6_000_000, documentNumber: "SO-1" },
        authorities: [anyone],
      });
      const took = performance.now() - started;
      found += ways.length;
      if (run >= WARM_UP_RUNS) samples.push(took);
    }
  }
  if (found === 0) throw new Error("no way was found: nothing was measured");
  samples.sort((a, b) => a - b);
  return { waysToYesMs: Math.round((samples[Math.floor(samples.length / 2)] ?? 0) * 1_000) / 1_000 };
}
