import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { CustomerDetail } from "#shared/contract/customers.ts";
import { SyncPage } from "#shared/contract/sync.ts";
import { openDatabase } from "#worker/db/database.ts";
import { changesAfter } from "#worker/db/sync.ts";
import { reassess } from "#worker/services/assess-entities.ts";
import { aCustomer, aLedger, open, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

type Cursor = { viewKey?: string; revision?: number; after?: string | undefined; limit?: number };

async function page(member: SignedInMember, cursor: Cursor = {}): Promise<SyncPage> {
  const query = new URLSearchParams(
    Object.entries(cursor).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  const { status, body } = await call(member.headers, "GET", `/v1/sync?${query}`);
  expect(status).toBe(200);
  return SyncPage.parse(body);
}
const namesOf = ({ rows }: SyncPage) => rows.map((row) => row.name).sort();
const atEnd = ({ viewKey, revision }: SyncPage): Cursor => ({ viewKey, revision });

/** What the import of a new rep code or name does, then the assessment anew. */
async function changed(
  organization: AnOrganization,
  entityId: number,
  column: "rep_code" | "name",
  value: string | null,
) {
  await env.DB.prepare(`update legal_entity set ${column} = ? where organization = ? and id = ?`)
    .bind(value, organization.number, entityId)
    .run();
  await reassess(openDatabase(env as never), organization.number, [entityId], today());
}

describe("answers", () => {
  test("everything at first, then what changed, each row with the figures of the customer", async () => {
    const organization = await anOrganization();
    const analyst = await aSignedInMember({ role: "analyst", organization });
    const [first] = await aLedger(organization, [
      { name: "Dupont", bookings: [open("F1", 12_345, 40)] },
      { name: "Martin" },
    ]);
    const whole = await page(analyst);
    expect(namesOf(whole)).toEqual(["Dupont", "Martin"]);
    expect(whole).toMatchObject({ reset: false, next: null, removed: [] });
    expect(whole.rows.find((row) => row.name === "Dupont")?.figures).toMatchObject({
      overdueCents: 12_345,
      oldestOverdueDays: 0,
      exposure: { totalCents: 12_345 },
    });
    expect((await page(analyst, atEnd(whole))).rows).toEqual([]);
    await changed(organization, first?.entityId ?? 0, "name", "Dupont Frères");
    const delta = await page(analyst, atEnd(whole));
    expect(namesOf(delta)).toEqual(["Dupont Frères"]);
    expect(delta.revision).toBeGreaterThan(whole.revision);
  });

  test("pages by revision and id, none twice and none left out, reading the rows it gives", async () => {
    const organization = await anOrganization();
    const analyst = await aSignedInMember({ role: "analyst", organization });
    await aLedger(
      organization,
      Array.from({ length: 7 }, (_, place) => ({ name: `Maison ${place}` })),
    );
    const seen: string[] = [];
    let cursor: Cursor = {};
    const sizes: number[] = [];
    for (let pages = 0; pages < 3; pages++) {
      const answer = await page(analyst, { ...cursor, limit: 3 });
      sizes.push(answer.totalRows);
      seen.push(...namesOf(answer));
      cursor = { viewKey: answer.viewKey, ...(answer.next ?? { revision: answer.revision }) };
    }
    expect(seen.sort()).toEqual(Array.from({ length: 7 }, (_, place) => `Maison ${place}`));
    expect(sizes).toEqual([7, 7, 0]);
    const plan = await env.DB.prepare(
      `select public_id from badge where organization = ? and (revision, public_id) > (0, '~')
       order by revision, public_id limit 4`,
    )
      .bind(organization.number)
      .all();
    expect(plan.meta.rows_read).toBeLessThanOrEqual(5);
  });

  test("a customer that is gone is removed", async () => {
    const organization = await anOrganization();
    const analyst = await aSignedInMember({ role: "analyst", organization });
    const gone = await aCustomer(organization, { name: "Dupont" });
    const whole = await page(analyst);
    await env.DB.batch([
      env.DB.prepare("update tenant set revision = revision + 1 where number = ?").bind(organization.number),
      env.DB.prepare(
        `update badge_row set deleted = 1, revision = (select revision from tenant where number = ?1)
         where organization = ?1`,
      ).bind(organization.number),
    ]);
    const delta = await page(analyst, atEnd(whole));
    expect(delta.rows).toEqual([]);
    expect(delta.removed.map(({ id }) => id)).toEqual([gone.id]);
  });
});

describe("marks a member's own portfolio", () => {
  test("among all customers, and no longer once somebody else has the customer", async () => {
    const organization = await anOrganization();
    const rep = await aSignedInMember({ role: "rep", organization, repCode: "R1" });
    const [first] = await aLedger(organization, [
      { name: "Dupont", repCode: "R1" },
      { name: "Martin", repCode: "R2" },
      { name: "Nobody's" },
    ]);
    const whole = await page(rep);
    expect(whole.rows.filter(({ own }) => own).map(({ name }) => name)).toEqual(["Dupont"]);
    await changed(organization, first?.entityId ?? 0, "rep_code", "R2");
    expect((await page(rep, atEnd(whole))).rows.map(({ name, own }) => [name, own])).toEqual([
      ["Dupont", undefined],
    ]);
  });
});

describe("asks for a new beginning", () => {
  test("of another view, from before the tombstones, or ahead of this database", async () => {
    const organization = await anOrganization();
    const analyst = await aSignedInMember({ role: "analyst", organization });
    await aCustomer(organization, { name: "Dupont" });
    const whole = await page(analyst);
    expect(await page(analyst, { ...atEnd(whole), viewKey: "another" })).toMatchObject({
      reset: true,
      rows: [],
    });
    expect((await page(analyst, { ...atEnd(whole), revision: whole.revision + 1 })).reset).toBe(true);
    await env.DB.prepare("update tenant set tombstone_floor = revision where number = ?")
      .bind(organization.number)
      .run();
    expect((await page(analyst, { viewKey: whole.viewKey, revision: whole.revision - 1 })).reset).toBe(true);
    expect((await page(analyst, atEnd(whole))).reset).toBe(false);
    expect(namesOf(await page(analyst, { viewKey: whole.viewKey, revision: 0 }))).toEqual(["Dupont"]);
  });

  test("when the policy of what reps may see changes", async () => {
    const organization = await anOrganization();
    const rep = await aSignedInMember({ role: "rep", organization, repCode: "R1" });
    await aCustomer(organization, { name: "Dupont", repCode: "R2" });
    const whole = await page(rep);
    expect(namesOf(whole)).toEqual(["Dupont"]);
    await env.DB.prepare("update tenant set rep_scope = 'own' where number = ?")
      .bind(organization.number)
      .run();
    expect((await page(rep, atEnd(whole))).reset).toBe(true);
    expect(namesOf(await page(rep))).toEqual([]);
  });
});

describe("shows a rep no more than the policy allows", () => {
  test("the own portfolio alone; what leaves it is removed, what comes back is there again", async () => {
    const organization = await anOrganization({ repScope: "own" });
    const rep = await aSignedInMember({ role: "rep", organization, repCode: "R1" });
    const [mine] = await aLedger(organization, [
      { name: "Dupont", repCode: "R1" },
      { name: "Martin", repCode: "R2" },
      { name: "Nobody's" },
    ]);
    const whole = await page(rep);
    expect(namesOf(whole)).toEqual(["Dupont"]);
    await changed(organization, mine?.entityId ?? 0, "rep_code", "R2");
    const lost = await page(rep, atEnd(whole));
    expect(lost.rows).toEqual([]);
    expect(lost.removed.map(({ id }) => id)).toEqual([mine?.id]);
    await changed(organization, mine?.entityId ?? 0, "rep_code", "R1");
    const back = await page(rep, atEnd(whole));
    expect(namesOf(back)).toEqual(["Dupont"]);
    expect(back.removed).toEqual([]);
  });

  test("a rep without portfolio sees nobody", async () => {
    const organization = await anOrganization({ repScope: "own" });
    const rep = await aSignedInMember({ role: "rep", organization });
    await aLedger(organization, [{ name: "Dupont", repCode: "R1" }, { name: "Nobody's" }]);
    expect((await page(rep)).rows).toEqual([]);
  });

  test("a small portfolio is read without reading the base", async () => {
    const organization = await anOrganization();
    await aLedger(organization, [
      ...Array.from({ length: 30 }, (_, place) => ({ name: `Maison ${place}`, repCode: "R2" })),
      { name: "Dupont", repCode: "R1" },
    ]);
    const { badges } = await changesAfter(
      openDatabase(env as never),
      organization.number,
      { scope: "own", repCode: "R1" },
      { revision: 0, after: "~" },
      10,
    );
    expect(badges).toHaveLength(1);
    const read = await env.DB.prepare(
      `select public_id from badge where organization = ? and rep_code = 'R1' and (revision, public_id) > (0, '~')
       order by revision, public_id limit 10`,
    )
      .bind(organization.number)
      .all();
    // The settings row says which generation is in force.
    expect(read.meta.rows_read).toBeLessThanOrEqual(3);
  });

  test("the class without any figure", async () => {
    const organization = await anOrganization({ repDetail: "class" });
    const rep = await aSignedInMember({ role: "rep", organization, repCode: "R1" });
    const manager = await aSignedInMember({ role: "manager", organization });
    const { id, entityId } = await aCustomer(organization, {
      name: "Dupont",
      bookings: [open("F1", 987_654, 90)],
    });
    await env.DB.prepare(
      `insert into credit_limit (organization, entity_id, id, kind, amount_cents, unlimited, from_day, until_day, reason,
        author, recorded_at, recorded_revision) values (?, ?, 'l', 'approved', 987654, 0, ?, ?, 'r', 'a', 0, 1)`,
    )
      .bind(organization.number, entityId, today() - 9, today() - 1)
      .run();
    const analyst = await aSignedInMember({ role: "analyst", organization });
    const dispute = { reference: "F1", amountCents: 987_654, reason: "not delivered" };
    await call(analyst.headers, "POST", `/v1/customers/${id}/disputes`, dispute);
    const telling = expect.arrayContaining(["disputed", "limit_expired"]);
    expect((await page(manager)).rows[0]?.marks).toEqual(telling);
    const shown = await page(rep);
    expect(shown.visibility).toEqual({ scope: "all", detail: "class" });
    const detail = (await call(rep.headers, "GET", `/v1/customers/${id}`)).body as CustomerDetail;
    for (const marks of [shown.rows[0]?.marks, detail.badge.marks])
      expect(marks).toEqual(["ledger_only", "assumed_terms", "without_open_orders", "short_history"]);
    expect(shown.rows.map((row) => row.figures)).toEqual([null]);
    expect(JSON.stringify(shown)).not.toContain("987654");
    expect((await page(manager)).rows[0]?.figures?.exposure.totalCents).toBe(987_654);
  });
});

describe("refuses and isolates", () => {
  test("nobody without sign-in, no cursor that is none", async () => {
    expect(await refused(call({}, "GET", "/v1/sync"))).toEqual({ status: 401, code: "not_signed_in" });
    const { headers } = await aSignedInMember({ role: "rep" });
    expect(await refused(call(headers, "GET", "/v1/sync?revision=-1"))).toEqual({
      status: 422,
      code: "invalid_input",
    });
    expect(await refused(call(headers, "GET", "/v1/sync?after=x"))).toEqual({
      status: 422,
      code: "invalid_input",
    });
  });

  test("another organization sees nothing", async () => {
    await aCustomer(await anOrganization(), { name: "Dupont" });
    expect((await page(await aSignedInMember({ role: "admin" }))).rows).toEqual([]);
  });
});
