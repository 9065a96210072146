import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { LateProbability } from "#shared/credit/lateness/late-probability.ts";
import type { LatenessFit } from "#shared/credit/lateness/score-lateness.ts";
import { openDatabase } from "#worker/db/database.ts";
import { learnLateness } from "#worker/services/learn-lateness.ts";
import { type ACustomer, aLedger, isoDay, paid, today } from "../a-ledger.ts";
import { anOrganization, aSignedInMember } from "../a-member.ts";
import { anEntry, deliver, imported } from "../an-import.ts";

/** One invoice a month for ten months, paid so many days late. */
const customer = (name: string, daysLate: number): ACustomer => ({
  name,
  bookings: Array.from({ length: 10 }, (_, place) =>
    paid(`F${place}`, 100_000 + place * 1_000, 400 - place * 30, daysLate + (place % 3)),
  ).flat(),
});
const customers = [
  ...Array.from({ length: 12 }, (_, place) => customer(`Prompt ${place}`, -2)),
  ...Array.from({ length: 6 }, (_, place) => customer(`Slow ${place}`, 45)),
];

const db = () => openDatabase(env as never);
const stored = async (organization: number) => {
  const row = await env.DB.prepare("select as_of as asOf, body from lateness_fit where organization = ?")
    .bind(organization)
    .first<{ asOf: number; body: string }>();
  return row && { asOf: row.asOf, fit: JSON.parse(row.body) as LatenessFit };
};
const chanceOf = async (organization: number, name: string) => {
  const row = await env.DB.prepare(
    `select a.body -> '$.lateProbability' as chance from assessment a
     join legal_entity e on e.organization = a.organization and e.id = a.entity_id
     where a.organization = ? and e.name = ? order by a.as_of desc, a.revision desc limit 1`,
  )
    .bind(organization, name)
    .first<{ chance: string | null }>();
  return row?.chance ? (JSON.parse(row.chance) as LateProbability) : null;
};
const makeAllDue = (organization: number) =>
  env.DB.prepare("update legal_entity set next_change_on = ? where organization = ?")
    .bind(today(), organization)
    .run();

test("the nightly run learns how customers pay, and assessments say how likely each is late", async () => {
  const organization = await anOrganization();
  const other = await anOrganization();
  await aLedger(organization, customers);
  await makeAllDue(organization.number);
  expect(await chanceOf(organization.number, "Slow 1")).toBeNull();
  await deliver({ kind: "assess_due", organization: organization.number, day: today() });
  const learnt = await stored(organization.number);
  expect(learnt).toMatchObject({ asOf: today(), fit: { settledInvoices: 180, customers: 18 } });
  expect(learnt?.fit.learntFrom).toBeGreaterThan(150);
  const prompt = await chanceOf(organization.number, "Prompt 1");
  const slow = await chanceOf(organization.number, "Slow 1");
  expect(prompt).toMatchObject({ days: 30, sampleSize: 10, learntFrom: learnt?.fit.learntFrom });
  expect(prompt?.basisPoints ?? 10_000).toBeLessThan(500);
  expect(slow?.basisPoints ?? 0).toBeGreaterThan(8_000);
  expect(await stored(other.number)).toBeNull();
});

test("what is known is not learnt again before an import counts or a month has passed", async () => {
  const organization = await anOrganization();
  await aLedger(organization, customers);
  await learnLateness(db(), organization.number, today() - 10);
  await learnLateness(db(), organization.number, today());
  expect(await stored(organization.number)).toMatchObject({ asOf: today() - 10 });
  await aLedger(organization, [customer("Newcomer", 60)]);
  await learnLateness(db(), organization.number, today());
  expect(await stored(organization.number)).toMatchObject({ asOf: today(), fit: { customers: 19 } });
  await learnLateness(db(), organization.number, today() + 30);
  expect(await stored(organization.number)).toMatchObject({ asOf: today() + 30 });
});

test("weights of other features are learnt anew at once", async () => {
  const organization = await anOrganization();
  const { number } = organization;
  await aLedger(organization, customers);
  await learnLateness(db(), number, today());
  const { version } = (await stored(number))?.fit ?? { version: 0 };
  await env.DB.prepare("update lateness_fit set body = json_set(body, '$.version', ?) where organization = ?")
    .bind(version - 1, number)
    .run();
  await learnLateness(db(), number, today());
  expect((await stored(number))?.fit.version).toBe(version);
});

test("without any ledger nothing is learnt", async () => {
  const { number } = await anOrganization();
  await learnLateness(db(), number, today());
  expect(await stored(number)).toBeNull();
});

test("the same probability again writes no assessment", async () => {
  const organization = await anOrganization();
  await aLedger(organization, customers);
  const written = async () => {
    await makeAllDue(organization.number);
    await deliver({ kind: "assess_due", organization: organization.number, day: today() });
    await env.DB.prepare("delete from run where organization = ?").bind(organization.number).run();
    return env.DB.prepare("select count(*) as count from assessment where organization = ?")
      .bind(organization.number)
      .first<{ count: number }>();
  };
  expect(await written()).toEqual(await written());
});

test("an import is learnt from before its customers are assessed", async () => {
  const { headers, organization } = await aSignedInMember({ role: "analyst" });
  const customers = Array.from({ length: 12 }, (_, place) => ({ key: `C${place}`, name: `Maison ${place}` }));
  const entries = customers.flatMap(({ key }, place) =>
    Array.from({ length: 8 }, (_, month) => {
      const on = { key, letter: `L${place}.${month}` };
      const line = place * 100 + month * 2 + 1;
      const issued = month * 30 - 330;
      const late = place % 3 === 0 ? 40 : 0;
      return [
        anEntry({ ...on, line, date: isoDay(issued), dueDate: isoDay(issued + 30), amountCents: 50_000 }),
        anEntry({ ...on, line: line + 1, date: isoDay(issued + 30 + late), amountCents: -50_000 }),
      ];
    }).flat(),
  );
  expect(await imported(headers, {}, { customers, entries })).toMatchObject({ state: "committed" });
  expect(await stored(organization.number)).toMatchObject({ asOf: today(), fit: { customers: 12 } });
  expect((await chanceOf(organization.number, "Maison 3"))?.basisPoints ?? 0).toBeGreaterThan(7_000);
  expect((await chanceOf(organization.number, "Maison 4"))?.basisPoints ?? 10_000).toBeLessThan(1_000);
});
