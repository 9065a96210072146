import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { openDatabase } from "#worker/db/database.ts";
import worker from "#worker/index.ts";
import { assessDue } from "#worker/services/nightly-run.ts";
import { aLedger, isoDay, open, today } from "../a-ledger.ts";
import { anOrganization } from "../a-member.ts";
import { deliver } from "../an-import.ts";

const runOf = (organization: number) =>
  env.DB.prepare("select kind, day, state, checked, changed from run where organization = ?")
    .bind(organization)
    .all();
const badge = (organization: number) =>
  env.DB.prepare(
    `select overdue_cents as overdueCents, body ->> 'asOf' as asOf from badge
     where organization = ? and body ->> 'name' = 'Late'`,
  )
    .bind(organization)
    .first();

test("the nightly run finds what only time has changed, and proves that it looked at the rest", async () => {
  const { number } = await anOrganization();
  const organization = { id: "", number, name: "" };
  await aLedger(organization, [{ name: "Late", bookings: [open("F1", 50_000, 29)] }, { name: "Quiet" }]);
  expect(await badge(number)).toMatchObject({ overdueCents: 0 });
  await deliver({ kind: "assess_due", organization: number, day: today() + 3 });
  expect(await badge(number)).toEqual({ overdueCents: 50_000, asOf: isoDay(3) });
  const { results } = await runOf(number);
  expect(results).toMatchObject([{ kind: "assess_due", day: today() + 3, state: "complete" }]);
  const due = await env.DB.prepare(
    "select min(next_change_on) as day from legal_entity where organization = ?",
  )
    .bind(number)
    .first<{ day: number }>();
  expect(due?.day).toBeGreaterThan(today() + 3);
});

test("delivered twice it changes nothing more", async () => {
  const organization = await anOrganization();
  await aLedger(organization, [{ name: "Late", bookings: [open("F1", 50_000, 29)] }]);
  const job = { kind: "assess_due", organization: organization.number, day: today() + 3 } as const;
  await deliver(job);
  const before = await runOf(organization.number);
  await deliver(job);
  expect((await runOf(organization.number)).results).toEqual(before.results);
});

test("a run that was killed goes on", async () => {
  const organization = await anOrganization();
  await aLedger(
    organization,
    Array.from({ length: 130 }, (_, place) => ({ name: `Maison ${place}` })),
  );
  await env.DB.prepare("update legal_entity set next_change_on = ? where organization = ?")
    .bind(today(), organization.number)
    .run();
  expect(await assessDue(openDatabase(env as never), organization.number, today(), 1)).toBe(true);
  expect((await runOf(organization.number)).results).toMatchObject([
    { state: "running", checked: 50, changed: 0 },
  ]);
  await deliver({ kind: "assess_due", organization: organization.number, day: today() });
  expect((await runOf(organization.number)).results).toMatchObject([
    { state: "complete", checked: 130, changed: 0 },
  ]);
});

test("the cron hands every organization its own day, and takes up imports whose job was lost", async () => {
  const [paris, noumea] = [await anOrganization(), await anOrganization()];
  await env.DB.batch([
    env.DB.prepare("update tenant set time_zone = 'Pacific/Noumea' where number = ?").bind(noumea.number),
    env.DB.prepare(
      `insert into ledger_import (organization, id, public_id, kind, source, file_name, file_bytes, fingerprint, state,
        created_by, created_at, committed_revision, derive_at)
       values (?, 1, ?, 'customers', 'CRM', 'c.csv', 1, 'f', 'deriving', 'a', 0, 1, 0)`,
    ).bind(paris.number, crypto.randomUUID()),
  ]);
  const at = Date.parse("2026-03-10T20:00:00Z");
  await worker.scheduled(createScheduledController({ scheduledTime: at, cron: "15 2 * * *" }), env as never);
  const dayOf = (iso: string) => Date.parse(iso) / 86_400_000;
  const done = async (organization: number) =>
    (await runOf(organization)).results.sort((a, b) => (String(a.kind) < String(b.kind) ? -1 : 1));
  const bothOn = (day: number) => [
    { kind: "assess_due", day, state: "complete" },
    { kind: "purge", day, state: "complete" },
  ];
  await expect.poll(() => done(paris.number), { timeout: 15_000 }).toMatchObject(bothOn(dayOf("2026-03-10")));
  await expect
    .poll(() => done(noumea.number), { timeout: 15_000 })
    .toMatchObject(bothOn(dayOf("2026-03-11")));
  await expect
    .poll(
      () =>
        env.DB.prepare("select state from ledger_import where organization = ?").bind(paris.number).first(),
      { timeout: 15_000 },
    )
    .toEqual({ state: "committed" });
});
