import { Hono } from "hono";
import { app } from "#worker/app.ts";
import type { Env } from "#worker/env.ts";
import { aLedger, open } from "./a-ledger.ts";
import { anOrganization, aSignedInMember } from "./a-member.ts";

export { OrganizationObject } from "#worker/live/organization-object.ts";

/** What tests/bench/decisions.ts measures: the Worker, with an organization of many deciders and customers. */
const bench = new Hono<{ Bindings: Env }>();

bench.post("/bench/prepare/:deciders", async (c) => {
  const organization = await anOrganization();
  const rep = await aSignedInMember({ role: "rep", organization });
  const count = Number(c.req.param("deciders"));
  const deciders = [];
  for (let index = 0; index < count; index++)
    deciders.push((await aSignedInMember({ role: "admin", organization })).headers);
  const customers = await aLedger(
    organization,
    Array.from({ length: count * 2 }, (_, index) => ({
      name: `Maison ${index}`,
      bookings: [open("F900", 1_234_00, 5)],
    })),
  );
  return c.json({ rep: rep.headers, deciders, customers: customers.map(({ id }) => id) });
});

export default {
  fetch: (request, env, context) =>
    new URL(request.url).pathname.startsWith("/bench/")
      ? bench.fetch(request, env, context)
      : app.fetch(request, env, context),
} satisfies ExportedHandler<Env>;
