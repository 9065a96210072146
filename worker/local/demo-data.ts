import { basename, join, resolve } from "node:path";
import { createDemoOrganization, type DemoMember, signIn } from "./demo-organization.ts";
import { Refusal } from "./fail.ts";
import { checkLedger, importFile, writeSampleLedger } from "./load-ledger.ts";
import { readJson, writePrivate } from "./places.ts";
import type { RunningWorker } from "./run-worker.ts";
import type { Customer } from "./sample-crm/pages.ts";

/** What was put into the local database: kept so that a second start finds it. */
export type Demo = { members: DemoMember[]; ledger: string; loaded: boolean };

export type LedgerChoice = { file: string; as: string | undefined } | undefined;

const SAMPLE = "sample ledger";

/** Refuses a ledger that cannot be read, or that does not go with what is already there, before anything starts. */
export async function assertLedgerFits(home: string, choice: LedgerChoice): Promise<void> {
  const known = readJson<Demo>(join(home, "demo.json"));
  if (choice) await checkLedger(choice.file, choice.as);
  const wanted = choice ? resolve(choice.file) : known?.ledger;
  if (known && known.ledger !== wanted)
    throw new Refusal(
      `The local database already holds the ${known.ledger === SAMPLE ? SAMPLE : `ledger ${known.ledger}`}. Keep it with a plain npm start, or begin anew: npm run reset, then this command again.`,
    );
}

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

/** Makes the organization and imports the ledger, unless a former start did. Interrupted, the next start goes on. */
export async function prepareDemo(home: string, worker: RunningWorker, choice: LedgerChoice): Promise<Demo> {
  const file = join(home, "demo.json");
  const known = readJson<Demo>(file);
  if (known?.loaded) return known;
  const members =
    known?.members ?? (await createDemoOrganization(worker.apiUrl, worker.secrets.setupSecret, null));
  const ledger = choice ? resolve(choice.file) : SAMPLE;
  writePrivate(file, JSON.stringify({ members, ledger, loaded: false } satisfies Demo));
  const files = choice ? [ledger] : await writeSampleLedger(join(home, "sample"), yesterday());
  const token = await signIn(worker.apiUrl, memberWith(members, "analyst"));
  for (const path of files) {
    console.log(`Importing ${basename(path)}…`);
    await importFile(path, worker.apiUrl, token, choice?.as);
  }
  const demo = { members, ledger, loaded: true } satisfies Demo;
  writePrivate(file, JSON.stringify(demo));
  return demo;
}

/** The demo member with this role. */
export function memberWith(members: DemoMember[], role: DemoMember["role"]): DemoMember {
  const member = members.find((candidate) => candidate.role === role);
  if (!member) throw new Refusal(`The demo organization has no ${role}.`);
  return member;
}

/** Customers for the sample CRM: those of the sample ledger, or the largest of the user's own. */
export async function customersForCrm(home: string, worker: RunningWorker, demo: Demo): Promise<Customer[]> {
  const sample =
    demo.ledger === SAMPLE && readJson<Customer[]>(join(home, "sample", "pages", "customers.json"));
  if (sample) return sample;
  const token = await signIn(worker.apiUrl, memberWith(demo.members, "analyst"));
  const reply = await fetch(`${worker.apiUrl}/v1/customers?sort=exposure&limit=100`, {
    headers: { authorization: `Bearer ${token}`, "vigie-contract": "1" },
  });
  const { customers } = (await reply.json()) as {
    customers: { name: string; siren: string | null; accountNumbers: string[] }[];
  };
  return customers.map(({ name, siren, accountNumbers }) => ({
    name,
    siren: siren ?? "",
    vat: "",
    town: "",
    number: accountNumbers[0] ?? name,
  }));
}
