import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import {
  assignAccounts,
  assignPayers,
  dissolveEntities,
  importLimits,
  updateEntities,
} from "#worker/db/apply-customers.ts";
import { openDatabase } from "#worker/db/database.ts";
import { setNextChange } from "#worker/db/entities.ts";

const db = openDatabase(env);
const entity = {
  ...{ id: 1, publicId: "p", name: "n", searchName: "n", otherNames: [], siren: null, sirets: [], vats: [] },
  ...{ domains: [], groupId: null, repCode: null, termsKind: null, termsDays: null, insurerReference: null },
};
const limit = { entityId: 1, id: "l", kind: "approved", amountCents: 1, untilDay: null };

/** How the database would look rows up for a statement. */
const planOf = async (statement: object): Promise<string[]> => {
  const { sql, params } = (statement as { getQuery(): { sql: string; params: unknown[] } }).getQuery();
  const { results } = await env.DB.prepare(`explain query plan ${sql}`)
    .bind(...params)
    .all<{ detail: string }>();
  return results.map(({ detail }) => detail);
};

test.each([
  ["accounts to their owners", "customer_account", assignAccounts(db, 1, [{ id: 1, to: 1, name: "" }])],
  ["payers", "legal_entity", assignPayers(db, 1, { id: 1, source: "FEC" }, 0, 400)],
  ["the day of the next change", "legal_entity", setNextChange(db, 1, [{ id: 1, day: 1 }])],
  ["a SIREN that is freed", "legal_entity", updateEntities(db, 1, [entity])[0]],
  ["what is told about customers", "legal_entity", updateEntities(db, 1, [entity])[1]],
  ["what follows a customer", "dispute", dissolveEntities(db, 1, [{ from: 1, to: 2, events: true }])[1]],
  ["limits that end", "credit_limit", importLimits(db, 1, [limit], { day: 1, author: "a", now: 1 })[0]],
])(
  "%s: the list is read once and each row of the organization found by its key",
  async (_, table, statement) => {
    const plan = await planOf(statement as object);
    expect(plan).toContainEqual(expect.stringMatching(/^MATERIALIZE [np]$/));
    expect(plan).toContainEqual(
      expect.stringMatching(new RegExp(`^SEARCH ${table} USING .*\\(organization=\\? AND (entity_)?id=\\?`)),
    );
  },
);
