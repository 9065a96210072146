import { Hono } from "hono";
import { app } from "#worker/app.ts";
import { openDatabase } from "#worker/db/database.ts";
import type { Env, Job } from "#worker/env.ts";
import { queue } from "#worker/queue.ts";
import { deriveImport } from "#worker/services/derive-import.ts";
import { anOrganization, aSignedInMember } from "./a-member.ts";

export { OrganizationObject } from "#worker/live/organization-object.ts";

/** What tests/bench/import-api.ts, reassess.ts and readers.ts measure: the Worker, and beside it the floor in the same runtime. */
const bench = new Hono<{ Bindings: Env }>();

bench.post("/bench/prepare", async (c) => {
  const organization = await anOrganization();
  const analyst = await aSignedInMember({ role: "analyst", organization });
  return c.json({ headers: analyst.headers, organization: organization.number });
});

/** The floor: rows ready to be stored, straight into the table. */
bench.put("/bench/floor", async (c) => {
  await c.env.DB.prepare(
    `insert into ledger_entry (organization, account_id, day, import_id, line, kind, subledger, document_day, due_day,
      reference, label, amount_cents, letter, settles, voucher, foreign_currency, foreign_cents)
    select 0, value ->> 0, value ->> 1, 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
      value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14
    from json_each(?)`,
  )
    .bind(await c.req.text())
    .run();
  return c.json({});
});

/** So many slices of an import's deriving, as the queue would have them done; says whether there is more. */
bench.post("/bench/derive/:organization/:importId/:day/:slices", async (c) => {
  const number = (name: "organization" | "importId" | "day" | "slices") => Number(c.req.param(name));
  const db = openDatabase(c.env);
  const clock = { now: 0, today: number("day") };
  let more = true;
  for (let slice = 0; more && slice < number("slices"); slice++)
    more = await deriveImport(db, number("organization"), number("importId"), clock);
  const step = await c.env.DB.prepare(
    "select derive_step as step, derive_done as done from ledger_import where organization = ? and id = ?",
  )
    .bind(number("organization"), number("importId"))
    .first();
  return c.json({ more, ...step });
});

export default {
  fetch: (request, env, context) =>
    new URL(request.url).pathname.startsWith("/bench/")
      ? bench.fetch(request, env, context)
      : app.fetch(request, env, context),
  queue,
} satisfies ExportedHandler<Env, Job>;
