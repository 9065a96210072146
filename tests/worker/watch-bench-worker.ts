import { Hono } from "hono";
import type { Env, Job } from "#worker/env.ts";
import { queue } from "#worker/queue.ts";
import { sendJob } from "#worker/send-jobs.ts";
import { watchRun } from "#worker/services/watch.ts";
import { aLedger, open, today } from "./a-ledger.ts";
import { anOrganization } from "./a-member.ts";
import { switchOn } from "./sources/switch-on.ts";

export { OrganizationObject } from "#worker/live/organization-object.ts";

/** What tests/bench/watch.ts measures: the queue of the Worker, and beside it what prepares and counts. */
const bench = new Hono<{ Bindings: Env }>();

const REGISTER = "recherche-entreprises";

bench.post("/bench/prepare", async (c) => {
  const organization = await anOrganization({ siren: "732829320" });
  await switchOn(organization, ["bodacc", REGISTER]);
  return c.json({ organization, day: today() });
});

bench.post("/bench/customers", async (c) => {
  const { organization, customers } = await c.req.json();
  await aLedger(
    organization,
    customers.map((customer: { name: string; siren: string }) => ({
      ...customer,
      bookings: [open("F1", 4_000_00, 20)],
    })),
  );
  return c.json({});
});

/** Hands the queue a watch, as the night does. */
bench.post("/bench/watch/:organization/:day/:what", async (c) => {
  const what = c.req.param("what") === "gazette" ? "gazette" : REGISTER;
  const organization = Number(c.req.param("organization"));
  await sendJob(c.env, { kind: "watch", organization, day: Number(c.req.param("day")), what });
  return c.json({});
});

/** Another night, on which so many firms are due at the register and all others are fresh. */
bench.post("/bench/night/:organization/:day/:due", async (c) => {
  const [organization, day, due] = [c.req.param("organization"), c.req.param("day"), c.req.param("due")];
  await c.env.DB.batch([
    c.env.DB.prepare("delete from run where organization = ?").bind(organization),
    c.env.DB.prepare(
      `insert into source_check (organization, entity_id, source, answered_at, next_day)
      select e.organization, e.id, ?1, 0, ?3 + 1 + e.id % 29 from legal_entity e
      left join source_check c on c.organization = e.organization and c.entity_id = e.id and c.source = ?1
      where e.organization = ?2 and c.entity_id is null order by e.id limit -1 offset ?4`,
    ).bind(REGISTER, Number(organization), Number(day), Number(due)),
  ]);
  return c.json({});
});

bench.get("/bench/run/:organization/:day/:what", async (c) => {
  const what = c.req.param("what") === "gazette" ? "gazette" : REGISTER;
  const row = await c.env.DB.prepare(
    "select state, checked, total from run where organization = ? and id = ?",
  )
    .bind(c.req.param("organization"), watchRun(what, Number(c.req.param("day"))))
    .first();
  return c.json(row ?? { state: "none", checked: 0, total: 0 });
});

/** Events that stand, each with its customer's SIREN; SIRENs whose answer of the register is kept. */
bench.get("/bench/found/:organization", async (c) => {
  const organization = c.req.param("organization");
  const [events, answered] = await c.env.DB.batch<{ siren: string; kind: string }>([
    c.env.DB.prepare(
      `select e.siren, v.kind from credit_event v
      join legal_entity e on e.organization = v.organization and e.id = v.entity_id
      where v.organization = ? and v.revoked_at is null`,
    ).bind(organization),
    c.env.DB.prepare(
      `select e.siren from source_check c
      join legal_entity e on e.organization = c.organization and e.id = c.entity_id
      where c.organization = ? and c.source = ? and c.answered_at > 0`,
    ).bind(organization, REGISTER),
  ]);
  return c.json({ events: events?.results, answered: answered?.results.map(({ siren }) => siren) });
});

export default { fetch: bench.fetch, queue } satisfies ExportedHandler<Env, Job>;
