import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { Changes } from "#shared/contract/explanations.ts";
import { PolicyPreview } from "#shared/contract/policy.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { openDatabase } from "#worker/db/database.ts";
import { reassess } from "#worker/services/assess-entities.ts";
import { aLedger, type Booked, isoDay, open, today } from "../a-ledger.ts";
import {
  type AnOrganization,
  anOrganization,
  aSignedInMember,
  onceMore,
  type SignedInMember,
} from "../a-member.ts";
import { anEntry, deliver, imported } from "../an-import.ts";
import { call } from "../call.ts";

const db = openDatabase(env as never);
/** One group may owe 2,000; a new customer opens with 1,500. */
const shared = { ...DefaultPolicy, limit: { ...DefaultPolicy.limit, ceilingCents: 2_000_00 } };
let organization: AnOrganization;
let analyst: SignedInMember;

beforeEach(async () => {
  organization = await anOrganization();
  analyst = await aSignedInMember({ role: "analyst", organization });
});

const limitsOf = async ({ number }: AnOrganization) =>
  (
    await env.DB.prepare(
      `select body ->> 'name' as name, recommended_cents as cents, body -> 'figures' ->> 'binding' as binding
       from badge where organization = ? and deleted = 0 and body ->> 'name' in ('Aînée', 'Cadette', 'Seule')
       order by search_name`,
    )
      .bind(number)
      .all<{ name: string; cents: number; binding: string }>()
  ).results.map(({ name, cents, binding }) => [name, cents, binding]);
const rowsOf = async ({ number }: AnOrganization) =>
  (
    await env.DB.prepare("select * from badge_row where organization = ? order by entity_id")
      .bind(number)
      .all()
  ).results;
const dueOf = async ({ entityId }: Booked) =>
  (
    await env.DB.prepare("select next_change_on as day from legal_entity where organization = ? and id = ?")
      .bind(organization.number, entityId)
      .first<{ day: number }>()
  )?.day;

const inForce = ({ number }: AnOrganization) =>
  env.DB.batch([
    env.DB.prepare(
      "insert into policy (organization, version, body, reason, author, created_at) values (?, 2, ?, 'r', 'a', 0)",
    ).bind(number, JSON.stringify({ ...shared, version: 2 })),
    env.DB.prepare("update tenant set policy_version = 2 where number = ?").bind(number),
  ]);

/** Two members of a group, of whom the first owes 100 and the second so much, and one beside them. */
async function aGroup(own: AnOrganization, cents: number): Promise<[Booked, Booked]> {
  const [first, second] = await aLedger(own, [
    { name: "Aînée", bookings: [open("A1", 100_00, 10)] },
    { name: "Cadette", bookings: [open("C1", cents, 10)] },
    { name: "Seule", bookings: [open("S1", 1_900_00, 10)] },
  ]);
  if (!first || !second) throw new Error("three were asked for");
  await env.DB.batch([
    env.DB.prepare("insert into credit_group (organization, id, name) values (?, 1, 'Holding')").bind(
      own.number,
    ),
    env.DB.prepare("update legal_entity set group_id = 1 where organization = ? and id in (?, ?)").bind(
      own.number,
      first.entityId,
      second.entityId,
    ),
  ]);
  await reassess(db, own.number, [first.entityId, second.entityId], today());
  return [first, second];
}

/** One more open invoice in the books of a customer, which nobody has looked at yet. */
const invoiced = ({ accountId }: Booked, amountCents: number) =>
  env.DB.batch([
    env.DB.prepare("update tenant set revision = revision + 1 where number = ?").bind(organization.number),
    env.DB.prepare(
      `insert into ledger_entry (organization, account_id, day, import_id, line, kind, subledger, document_day, due_day,
        reference, label, amount_cents, letter, voucher)
       select organization, account_id, day + 1, import_id, line + 5000, kind, subledger, document_day + 1, due_day + 1,
        'MORE', '', ?3, null, '' from ledger_entry where organization = ?1 and account_id = ?2`,
    ).bind(organization.number, accountId, amountCents),
  ]);

describe("members of a group share one ceiling", () => {
  test("when one takes exposure, the limit of the other falls to what is left, and says so", async () => {
    await inForce(organization);
    const [first, second] = await aGroup(organization, 200_00);
    expect(await limitsOf(organization)).toEqual([
      ["Aînée", 1_500_00, "opening"],
      ["Cadette", 1_500_00, "opening"],
      ["Seule", 1_500_00, "opening"],
    ]);
    await invoiced(second, 1_000_00);
    await reassess(db, organization.number, [second.entityId], today());
    expect(await limitsOf(organization)).toEqual([
      ["Aînée", 800_00, "ceiling"],
      ["Cadette", 1_500_00, "opening"],
      ["Seule", 1_500_00, "opening"],
    ]);
    expect(await dueOf(first)).toBeGreaterThan(today());
  });

  test("the day the other one moved the limit is explained by the group", async () => {
    await inForce(organization);
    const [first, second] = await aGroup(organization, 200_00);
    await env.DB.prepare("update assessment_row set as_of = as_of - 5 where organization = ?")
      .bind(organization.number)
      .run();
    await invoiced(second, 1_000_00);
    await reassess(db, organization.number, [second.entityId], today());
    const { body } = await call(
      analyst.headers,
      "GET",
      `/v1/customers/${first.id}/changes?from=${isoDay(-5)}&to=${isoDay(0)}`,
    );
    const { from, to, recommended } = Changes.parse(body);
    expect([from.recommendedLimitCents, to.recommendedLimitCents]).toEqual([1_500_00, 800_00]);
    expect(recommended).toContainEqual({ kind: "rule", code: "group_changed" });
  });

  test("the night finds a member that was only marked, and run twice changes nothing", async () => {
    await inForce(organization);
    const [first, second] = await aGroup(organization, 200_00);
    await invoiced(second, 1_000_00);
    await env.DB.prepare("update legal_entity set next_change_on = ? where organization = ? and id = ?")
      .bind(today(), organization.number, second.entityId)
      .run();
    await deliver({ kind: "assess_due", organization: organization.number, day: today() });
    expect((await limitsOf(organization))[0]).toEqual(["Aînée", 800_00, "ceiling"]);
    const checked = async () =>
      env.DB.prepare("select state, checked from run where organization = ? and kind = 'assess_due'")
        .bind(organization.number)
        .first();
    expect(await checked()).toEqual({ state: "complete", checked: 2 });
    const after = await rowsOf(organization);
    await env.DB.prepare("delete from run where organization = ?").bind(organization.number).run();
    await env.DB.prepare("update legal_entity set next_change_on = ? where organization = ?")
      .bind(today(), organization.number)
      .run();
    await deliver({ kind: "assess_due", organization: organization.number, day: today() });
    expect(await checked()).toEqual({ state: "complete", checked: 3 });
    expect(await rowsOf(organization)).toEqual(after);
    expect(await dueOf(first)).toBeGreaterThan(today());
  });

  test("an import gives the first member what the last one brought", async () => {
    await inForce(organization);
    const names = (place: number) => (place === 1 ? "Aînée" : place === 60 ? "Cadette" : `Maison ${place}`);
    const customers = Array.from({ length: 60 }, (_, index) => ({
      key: `C${index + 1}`,
      name: names(index + 1),
      ...([1, 60].includes(index + 1) && { groupName: "Holding" }),
    }));
    await imported(analyst.headers, { kind: "customers", source: "FEC" }, { customers });
    const entry = (key: string, amountCents: number, line: number) =>
      anEntry({ key, date: isoDay(-10), dueDate: isoDay(20), amountCents, line });
    await imported(analyst.headers, {}, { entries: [entry("C1", 100_00, 1), entry("C60", 1_200_00, 2)] });
    expect(await limitsOf(organization)).toEqual([
      ["Aînée", 800_00, "ceiling"],
      ["Cadette", 1_500_00, "opening"],
    ]);
  });

  test("what the payer carries for a member of its group is not taken off twice", async () => {
    await inForce(organization);
    const [first, second] = await aGroup(organization, 200_00);
    await env.DB.prepare("update legal_entity set payer_id = ? where organization = ? and id = ?")
      .bind(first.entityId, organization.number, second.entityId)
      .run();
    await invoiced(second, 1_600_00);
    await reassess(db, organization.number, [second.entityId], today());
    // The payer owes 1,900 in all: 100 of its own leave 1,900 for the member, and the member's own leave nothing less for it.
    expect((await limitsOf(organization)).map(([, cents, binding]) => [cents, binding])).toEqual([
      [1_500_00, "opening"],
      [1_500_00, "opening"],
      [1_500_00, "opening"],
    ]);
  });

  test("another organization is left as it is", async () => {
    const stranger = await anOrganization();
    await inForce(stranger);
    await aGroup(stranger, 200_00);
    const before = await rowsOf(stranger);
    await inForce(organization);
    const [, second] = await aGroup(organization, 200_00);
    await invoiced(second, 1_000_00);
    await reassess(db, organization.number, [second.entityId], today());
    expect(await rowsOf(stranger)).toEqual(before);
  });
});

test("a preview and the run of that policy make the same of a group", async () => {
  await aGroup(organization, 1_200_00);
  const post = async (path: string, body: object) =>
    (await call(onceMore(analyst.headers), "POST", path, body)).body;
  const { id } = PolicyPreview.parse(await post("/v1/policy/previews", { policy: shared }));
  const read = async () =>
    PolicyPreview.parse((await call(analyst.headers, "GET", `/v1/policy/previews/${id}`)).body);
  await expect.poll(async () => (await read()).state, { timeout: 20_000 }).toBe("complete");
  expect((await read()).result?.limits).toMatchObject({
    beforeCents: 4_500_00,
    afterCents: 3_800_00,
    lowered: 1,
  });
  await post("/v1/policy/versions", { policy: shared, reason: "one ceiling", replaces: 1 });
  await expect
    .poll(() => limitsOf(organization), { timeout: 20_000 })
    .toEqual([
      ["Aînée", 800_00, "ceiling"],
      ["Cadette", 1_500_00, "opening"],
      ["Seule", 1_500_00, "opening"],
    ]);
});
