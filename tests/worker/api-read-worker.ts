import { Hono } from "hono";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { app } from "#worker/app.ts";
import type { Env } from "#worker/env.ts";
import { type ABooking, aLedger, open, paid } from "./a-ledger.ts";
import { anOrganization, aSignedInMember } from "./a-member.ts";

export { OrganizationObject } from "#worker/live/organization-object.ts";

/** What tests/bench/api-read.ts measures: the Worker, and beside it a bare route with one read of D1 in the same runtime. */
const bare = new Hono<{ Bindings: Env }>();

bare.get("/bench/bare/:organization/:id", async (c) => {
  const row = await c.env.DB.prepare(
    `select b.body, b.revision from legal_entity e join badge b on b.organization = e.organization and b.entity_id = e.id
     where e.organization = ? and e.public_id = ?`,
  )
    .bind(Number(c.req.param("organization")), c.req.param("id"))
    .first();
  return c.json(row);
});

const invoices: ABooking[] = Array.from({ length: 49 }, (_, index) =>
  paid(`F${index}`, 100_00 + index, 700 - index * 13, index % 20),
).flat();

bare.post("/bench/prepare", async (c) => {
  const organization = await anOrganization();
  await c.env.DB.prepare(
    "insert into policy (organization, version, body, reason, author, created_at) values (?, 1, ?, 'default', 'bench', 0)",
  )
    .bind(organization.number, JSON.stringify(DefaultPolicy))
    .run();
  const rep = await aSignedInMember({ role: "rep", organization, repCode: "R1" });
  const customers = await aLedger(
    organization,
    Array.from({ length: 50 }, (_, index) => ({
      name: `Maison ${index}`,
      repCode: "R1",
      bookings: [...invoices, open("F900", 1_234_00, 45), open("F901", 99_00, 5)],
    })),
  );
  return c.json({
    headers: rep.headers,
    organization: organization.number,
    ids: customers.map(({ id }) => id),
  });
});

export default {
  fetch: (request, env, context) =>
    new URL(request.url).pathname.startsWith("/bench/")
      ? bare.fetch(request, env, context)
      : app.fetch(request, env, context),
} satisfies ExportedHandler<Env>;
