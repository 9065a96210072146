import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { Insurer, InsurerList } from "#shared/contract/clocks.ts";
import { CustomerDetail } from "#shared/contract/customers.ts";
import { InsurerLimitsRead } from "#shared/contract/insurer-limits.ts";
import { openDatabase } from "#worker/db/database.ts";
import { insurerOf } from "#worker/db/insurers.ts";
import { aCustomer, type Booked, isoDay, open } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let analyst: SignedInMember;

beforeEach(async () => {
  organization = await anOrganization();
  analyst = await aSignedInMember({ role: "analyst", organization });
});

const terms = (name: string, isDefault = false) => ({
  ...{ name, isDefault, insuredSharePercent: 90, reportAdverseDays: 10, reportOverdueAfterDays: null },
  ...{ maximumExtensionDays: 60, stopOfCoverDays: null, discretionaryLimitCents: 10_000_00 },
});
const add = async (name: string, isDefault = false, by = analyst) =>
  Insurer.parse((await call(by.headers, "POST", "/v1/insurers", terms(name, isDefault))).body);
const list = async (by = analyst) =>
  InsurerList.parse((await call(by.headers, "GET", "/v1/insurers")).body).insurers;
const coveredBy = async ({ entityId }: Booked) =>
  (await insurerOf(openDatabase(env), organization.number, [entityId])).get(entityId)?.name ?? null;
const alpha = () =>
  aCustomer(organization, {
    name: "Alpha",
    siren: "732829320",
    number: "C-1",
    bookings: [open("F1", 900_00, 9)],
  });
const detailOf = async ({ id }: Booked) =>
  CustomerDetail.parse((await call(analyst.headers, "GET", `/v1/customers/${id}`)).body);
const coverOf = async (customer: Booked) =>
  (await detailOf(customer)).limits
    .filter(({ kind }) => kind === "insured")
    .map(({ amountCents, from, until, endedOn, reason }) => ({ amountCents, from, until, endedOn, reason }));

describe("insurers", () => {
  it("are described, changed and ended, the default one first", async () => {
    await add("Atradius");
    const coface = await add("Coface", true);
    expect((await list()).map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ...[
        ["Coface", true],
        ["Atradius", false],
      ],
    ]);
    const { status, body } = await call(analyst.headers, "PUT", `/v1/insurers/${coface.id}`, {
      ...terms("Coface SA"),
      reportAdverseDays: 8,
    });
    expect(status).toBe(200);
    expect(Insurer.parse(body)).toMatchObject({ id: coface.id, name: "Coface SA", reportAdverseDays: 8 });
    expect((await call(analyst.headers, "DELETE", `/v1/insurers/${coface.id}`)).status).toBe(204);
    expect((await list()).map(({ name }) => name)).toEqual(["Atradius"]);
    expect(await refused(call(analyst.headers, "DELETE", `/v1/insurers/${coface.id}`))).toMatchObject({
      code: "not_found",
    });
    expect(
      await refused(call(analyst.headers, "PUT", `/v1/insurers/${coface.id}`, terms("Again"))),
    ).toMatchObject({ code: "not_found" });
  });

  it("hand the default over: there is one at most", async () => {
    await add("Atradius", true);
    await add("Coface", true);
    expect((await list()).filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(["Coface"]);
  });

  it("are credit's, of one organization", async () => {
    const { id } = await add("Coface");
    for (const role of ["rep", "manager"] as const) {
      const who = await aSignedInMember({ role, organization });
      expect(await refused(call(who.headers, "GET", "/v1/insurers"))).toMatchObject({ code: "not_allowed" });
      expect(await refused(call(who.headers, "POST", "/v1/insurers", terms("X")))).toMatchObject({
        code: "not_allowed",
      });
    }
    const stranger = await aSignedInMember({ role: "admin" });
    expect(await list(stranger)).toEqual([]);
    expect(await refused(call(stranger.headers, "PUT", `/v1/insurers/${id}`, terms("X")))).toMatchObject({
      code: "not_found",
    });
    expect(await refused(call(stranger.headers, "DELETE", `/v1/insurers/${id}`))).toMatchObject({
      code: "not_found",
    });
  });

  it("cover whom they are named for, the default one whoever is left", async () => {
    const customer = await alpha();
    expect(await coveredBy(customer)).toBeNull();
    await add("Coface", true);
    expect(await coveredBy(customer)).toBe("Coface");
    const atradius = await add("Atradius");
    const row = { siren: "732829320", decision: { kind: "refused" }, from: isoDay(0), until: null };
    await call(analyst.headers, "POST", `/v1/insurers/${atradius.id}/limits`, { rows: [row] });
    expect(await coveredBy(customer)).toBe("Atradius");
    await call(analyst.headers, "DELETE", `/v1/insurers/${atradius.id}`);
    expect(await coveredBy(customer)).toBe("Coface");
  });
});

describe("an insurer's file", () => {
  let insurer: Insurer;
  let customer: Booked;

  beforeEach(async () => {
    insurer = await add("Coface");
    customer = await alpha();
  });

  const send = (rows: object[], by = analyst, id = insurer.id) =>
    call(by.headers, "POST", `/v1/insurers/${id}/limits`, { rows });
  const outcomes = async (rows: object[]) =>
    InsurerLimitsRead.parse((await send(rows)).body).results.map(({ outcome }) => outcome);
  const row = (decision: object, more: object = {}) => ({
    ...{ siren: "732829320", decision, from: isoDay(-30), until: isoDay(300) },
    ...more,
  });
  const limit = (amountCents: number) => ({ kind: "limit", amountCents });

  it("sets cover, replaces it by the next file and doubles nothing", async () => {
    expect(await outcomes([row(limit(20_000_00))])).toEqual(["taken"]);
    expect(await outcomes([row(limit(20_000_00))])).toEqual(["unchanged"]);
    expect(await outcomes([row(limit(12_000_00), { from: isoDay(-1) })])).toEqual(["taken"]);
    expect(await coverOf(customer)).toEqual([
      {
        ...{ amountCents: 12_000_00, from: isoDay(-1), until: isoDay(300) },
        ...{ endedOn: null, reason: "Coface" },
      },
      {
        ...{ amountCents: 20_000_00, from: isoDay(-30), until: isoDay(300) },
        ...{ endedOn: isoDay(0), reason: "Coface" },
      },
    ]);
    const { results } = await env.DB.prepare(
      "select action, subject_id as id from audit where organization = ? and action = 'insured_limit_set'",
    )
      .bind(organization.number)
      .all();
    expect(results).toEqual(Array(2).fill({ action: "insured_limit_set", id: customer.id }));
  });

  it("records a withdrawal as an event of its day, once", async () => {
    await send([row(limit(20_000_00))]);
    const withdrawn = row({ kind: "withdrawn" }, { from: isoDay(-2), until: null });
    expect(await outcomes([withdrawn])).toEqual(["taken"]);
    expect(await outcomes([withdrawn])).toEqual(["unchanged"]);
    const { events, reasons } = await detailOf(customer);
    expect(events).toMatchObject([{ kind: "cover_withdrawn", day: isoDay(-2), note: "Coface" }]);
    expect(reasons.map(({ code }) => code)).toContain("event_cover_withdrawn");
  });

  it("keeps a refusal as cover of 0, which is not the same as never insured", async () => {
    expect(await coverOf(customer)).toEqual([]);
    expect(await outcomes([row({ kind: "refused" })])).toEqual(["taken"]);
    expect(await coverOf(customer)).toMatchObject([{ amountCents: 0 }]);
  });

  it("names what it cannot take", async () => {
    await aCustomer(organization, { name: "Bravo", siren: "552032534" });
    expect(
      await outcomes([
        row(limit(1_00)),
        row(limit(2_00)),
        row(limit(1_00), { siren: "399515113" }),
        row(limit(1_00), { siren: "552032534", accountNumber: "C-1" }),
      ]),
    ).toEqual(["contradicts", "contradicts", "unknown_customer", "ambiguous"]);
    expect(await outcomes([row({ kind: "withdrawn" }, { from: isoDay(1) })])).toEqual(["future_day"]);
    expect(await outcomes([row(limit(1_00), { until: isoDay(-1) })])).toEqual(["over"]);
    expect(await coverOf(customer)).toEqual([]);
  });

  it("is credit's, of its own insurer", async () => {
    const rep = await aSignedInMember({ role: "rep", organization });
    expect(await refused(send([row(limit(1_00))], rep))).toEqual({ status: 403, code: "not_allowed" });
    const stranger = await aSignedInMember({ role: "analyst" });
    expect(await refused(send([row(limit(1_00))], stranger))).toEqual({ status: 404, code: "not_found" });
    expect(await coverOf(customer)).toEqual([]);
  });
});
