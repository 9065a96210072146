import { parseArgs } from "node:util";
import { parseSiren, parseVat } from "#shared/credit/identity.ts";
import { indexBuilder } from "#shared/matching/build-index.ts";
import { groundsOf } from "#shared/matching/evidence-of.ts";
import { keysOfSighted, type OwnIdentity } from "#shared/matching/keys.ts";
import { matchSighting } from "#shared/matching/match-sighting.ts";
import { NUMBER_SPAN, openIndex } from "#shared/matching/packed-index.ts";
import type { LinkScope, Match, Sighted } from "#shared/matching/sighting.ts";
import { Refusal, runCommand } from "./fail.ts";
import { type Customers, readCustomers, readNames } from "./match-files.ts";
import { matchTable, type Outcome, type Shown } from "./match-table.ts";

/** `npm run match -- --customers FILE.csv --names FILE.csv`: which customer each name is, as the extension would say. */

const usage = "npm run match -- --customers FILE.csv --names FILE.csv [--json]";

const help = `${usage}

Customers: columns id, name and, if there are, siren, siret, vat, domain; rows of one id are spellings of one customer.
Names: column name and, if there are, siren, siret, vat, domain.
--own-siren NUMBER, --own-vat NUMBER, --own-domain HOST: the seller's own, that never speak of a customer.
The last line of the output is JSON, with and without --json, in the order of the names:
[{ name, kind: "matched" | "unsure" | "unknown" | "conflict", customerId?, candidates?, evidence }]`;

const NOWHERE: LinkScope = { site: "", origin: "", tenant: "" };
const PROGRESS_MS = 1_000;

function readOptions() {
  try {
    return parseArgs({
      options: {
        customers: { type: "string" },
        names: { type: "string" },
        json: { type: "boolean" },
        "own-siren": { type: "string" },
        "own-vat": { type: "string" },
        "own-domain": { type: "string" },
        help: { type: "boolean" },
      },
    }).values;
  } catch {
    throw new Refusal(`Unknown option; usage: ${usage}`);
  }
}

/** The seller's own numbers; one that is none would quietly leave the real one among the customers'. */
function ownOf(options: ReturnType<typeof readOptions>): OwnIdentity {
  const { "own-siren": siren, "own-vat": vat, "own-domain": domain } = options;
  const own = siren === undefined ? null : parseSiren(siren);
  if (own?.ok === false)
    throw new Refusal(`--own-siren ${siren} is no SIREN: nine digits, the last of which checks the others.`);
  if (vat !== undefined && !parseVat(vat).ok)
    throw new Refusal(
      `--own-vat ${vat} is no VAT number: country and number are needed, such as FR29910000009.`,
    );
  return {
    siren: own === null ? null : own.value,
    vats: vat === undefined ? [] : [vat],
    domains: domain === undefined ? [] : [domain],
  };
}

/** Says how far it is once a second, on standard error. */
const progressOf = (what: string, of: number) => {
  let next = Date.now() + PROGRESS_MS;
  return (done: number): void => {
    if (Date.now() < next) return;
    next = Date.now() + PROGRESS_MS;
    console.error(`${what}: ${done} of ${of} (${Math.floor((done / of) * 100)} %)`);
  };
};

function indexOf({ rows }: Customers) {
  if (rows.size >= NUMBER_SPAN) throw new Refusal(`More than ${NUMBER_SPAN} customers do not fit the index.`);
  const builder = indexBuilder(rows.size);
  const tell = progressOf("Customers", rows.size);
  let done = 0;
  for (const customer of rows.values()) {
    builder.add(customer);
    done += 1;
    tell(done);
  }
  const index = openIndex(builder.finish());
  if (index === null) throw new Error("the index that was just built does not open");
  return index;
}

const idsOf = (match: Match): string[] =>
  match.kind === "matched" ? [match.customerId] : match.kind === "unknown" ? [] : match.candidates;

/** One outcome with ids of the file; a likeness of names is told with its figure. */
function shownOf(sighted: Sighted, match: Match, { rows, ids }: Customers, own: OwnIdentity): Shown {
  const found = idsOf(match).flatMap((id) => rows.get(id) ?? []);
  const grounds = groundsOf(keysOfSighted(sighted, NOWHERE, own), found);
  const fileIds = found.map(({ customerId }) => ids.get(customerId) ?? "");
  const [best] = grounds;
  const evidence = (match.kind === "unknown" ? [] : match.evidence).map((each) =>
    each === "alike" && best?.likeness !== undefined ? `alike ${best.likeness}` : each,
  );
  const outcome: Outcome = {
    name: sighted.name ?? "",
    kind: match.kind,
    ...(match.kind === "matched" ? { customerId: fileIds[0] ?? "" } : {}),
    ...(match.kind === "unsure" || match.kind === "conflict" ? { candidates: fileIds } : {}),
    evidence,
  };
  return { outcome, grounds };
}

await runCommand(async () => {
  const options = readOptions();
  if (options.help) {
    console.log(help);
    return;
  }
  if (options.customers === undefined || options.names === undefined)
    throw new Refusal(`Two files are needed; usage: ${usage}`);
  const own = ownOf(options);
  const customers = readCustomers(options.customers);
  const names = readNames(options.names);
  for (const note of customers.notes) console.error(note);
  const index = indexOf(customers);
  const tell = progressOf("Names", names.length);
  const shown = names.map((sighted, at) => {
    tell(at);
    const match = matchSighting(index, (id) => customers.rows.get(id), sighted, NOWHERE, own);
    return shownOf(sighted, match, customers, own);
  });
  const fileNames = new Map(
    [...customers.rows].map(
      ([
        uuid,
        {
          names: [first = ""],
        },
      ]) => [customers.ids.get(uuid) ?? "", first],
    ),
  );
  if (!options.json) console.log(`${matchTable(shown, (id) => fileNames.get(id) ?? "")}\n`);
  console.log(JSON.stringify(shown.map(({ outcome }) => outcome)));
});
