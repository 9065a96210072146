import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import { fitInSteps } from "#shared/credit/lateness/fit-lateness.ts";
import type { LedgerInvoice } from "#shared/credit/lateness/ledger-invoice.ts";
import { ledgerInvoicesOf } from "#shared/credit/lateness/ledger-invoices-of.ts";
import { FIT_VERSION, type LatenessFit } from "#shared/credit/lateness/score-lateness.ts";
import { type Database, runBatch } from "../db/database.ts";
import { countEntities, everyEntity } from "../db/entities.ts";
import { loadFacts } from "../db/facts.ts";
import {
  findLatenessFit,
  type LatenessFitRow,
  lastImportRevision,
  saveLatenessFit,
} from "../db/lateness-fit.ts";
import { causesOf } from "../errors.ts";
import { assessInputs } from "./assess-inputs.ts";
import { letReadersIn } from "./let-readers-in.ts";

/** Enough to learn from, few enough for one invocation whatever the size of the customer base. */
const MOST_CUSTOMERS = 1_000;
const MOST_INVOICES = 20_000;
const MOST_ROWS = 2_000;
const CUSTOMERS_A_READ = 50;
/** The weights change with the ledger; without an import only the calendar moves on. */
const LEARN_AFTER_DAYS = 30;

/**
 * Learns how the organization's customers pay (`fitLateness`) from a sample spread over all of them, if an import has come to
 * count since it last did, or a month has gone by. Readers are let in between its steps; killed, it begins anew; done twice,
 * the same comes out. A failure is logged and stops nobody: what was learnt before stays.
 */
export async function learnLateness(db: Database, organization: number, today: EpochDay): Promise<void> {
  try {
    const learntRevision = await lastImportRevision(db, organization);
    const known = await findLatenessFit(db, organization);
    if (learntRevision === 0 || isFresh(known, learntRevision, today)) return;
    const body = JSON.stringify(await learn(db, organization, today));
    await runBatch(db, [saveLatenessFit(db, organization, { asOf: today, learntRevision, body })]);
  } catch (failure) {
    console.error(JSON.stringify({ learnLateness: organization, causes: causesOf(failure) }));
  }
}

const isFresh = (known: LatenessFitRow | undefined, learntRevision: number, today: EpochDay): boolean =>
  known?.learntRevision === learntRevision &&
  today - known.asOf < LEARN_AFTER_DAYS &&
  (JSON.parse(known.body) as LatenessFit).version === FIT_VERSION;

async function learn(db: Database, organization: number, today: EpochDay): Promise<LatenessFit> {
  const steps = fitInSteps(await sampleInvoices(db, organization, today), today, MOST_ROWS);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await letReadersIn();
  }
}

/** Invoices of every so manieth customer, a list each. */
async function sampleInvoices(
  db: Database,
  organization: number,
  asOf: EpochDay,
): Promise<LedgerInvoice[][]> {
  const every = Math.ceil((await countEntities(db, organization)) / MOST_CUSTOMERS);
  const entityIds = await everyEntity(db, organization, Math.max(1, every));
  const customers: LedgerInvoice[][] = [];
  let invoices = 0;
  for (let from = 0; from < entityIds.length && invoices < MOST_INVOICES; from += CUSTOMERS_A_READ) {
    const some = entityIds.slice(from, from + CUSTOMERS_A_READ);
    const inputs = assessInputs(await loadFacts(db, organization, some), some, asOf);
    await letReadersIn();
    for (const input of inputs.values()) {
      const own = invoicesOf(input);
      customers.push(own);
      invoices += own.length;
    }
    await letReadersIn();
  }
  return customers;
}

function invoicesOf({ accounts, terms, asOf, knownAt, disputes, policy }: AssessInput): LedgerInvoice[] {
  const derived = accounts.map((account) =>
    deriveAccount(account.entries, { terms: account.terms ?? terms, asOf, knownAt, disputes, policy }),
  );
  return ledgerInvoicesOf(derived, asOf, policy);
}
