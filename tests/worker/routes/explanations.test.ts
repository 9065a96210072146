import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { Changes, CounterfactualList, HistoryPage } from "#shared/contract/explanations.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { openDatabase } from "#worker/db/database.ts";
import { assessEntities } from "#worker/services/assess-entities.ts";
import { type ABooking, aCustomer, type Booked, isoDay, open, paid, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let analyst: SignedInMember;

const monthly = (): ABooking[] =>
  Array.from({ length: 20 }, (_, index) => paid(`M${index}`, 1_000_000, 700 - index * 30, 2)).flat();
/** Overdue for 34 days today. */
const late = open("F-231", 820_000, 64);

const get = async (customer: Booked, path: string, by = analyst): Promise<unknown> => {
  const { status, body } = await call(by.headers, "GET", `/v1/customers/${customer.id}/${path}`);
  expect(status).toBe(200);
  return body;
};
const history = async (customer: Booked, query = "") =>
  HistoryPage.parse(await get(customer, `history?${query}`));
const changes = async (customer: Booked, from: number, to: number) =>
  Changes.parse(await get(customer, `changes?from=${isoDay(from)}&to=${isoDay(to)}`));
/** An assessment as the nightly run of that day would have left it. */
const assessedOn = (org: AnOrganization, { entityId }: Booked, daysAgo: number) =>
  assessEntities(openDatabase(env), org.number, [entityId], { asOf: today() - daysAgo, force: true });
const sum = (lines: { centipoints: number }[]) => lines.reduce((all, line) => all + line.centipoints, 0);

beforeAll(async () => {
  organization = await anOrganization();
  analyst = await aSignedInMember({ role: "analyst", organization });
});

describe("GET /v1/customers/{id}/history", () => {
  let customer: Booked;
  beforeAll(async () => {
    customer = await aCustomer(organization, { name: "Aube", bookings: [...monthly(), late] });
    await assessedOn(organization, customer, 20);
  });

  it("answers with what was recorded, then with the ends of months before, replayed from the books", async () => {
    const { points, next, boundsCentipoints } = await history(customer);
    expect(next).toBeNull();
    expect(boundsCentipoints).toEqual(DefaultPolicy.score.boundsCentipoints);
    expect(points.slice(0, 2)).toMatchObject([
      { asOf: isoDay(0), riskClass: "C", overdueCents: 820_000, basis: "recorded" },
      { asOf: isoDay(-20), riskClass: "B", basis: "recorded" },
    ]);
    const replayed = points.slice(2);
    expect(replayed.length).toBeGreaterThan(6);
    expect(replayed.every(({ basis }) => basis === "replayed")).toBe(true);
    expect(points.map(({ asOf }) => asOf)).toEqual(
      points
        .map(({ asOf }) => asOf)
        .toSorted()
        .reverse(),
    );
    expect(points.at(-1)?.riskClass).not.toBe("NR");
  });

  it("pages by day without losing or repeating one", async () => {
    const first = await history(customer, "limit=1");
    expect(first.points).toHaveLength(1);
    const second = await history(customer, `limit=1&cursor=${first.next}`);
    expect([...first.points, ...second.points]).toEqual((await history(customer)).points);
  });

  it.each([
    ["a cursor that is none", "cursor=zzz", 400, "bad_request"],
    ["too many at once", "limit=1000", 422, "invalid_input"],
  ])("refuses %s", async (_, query, status, code) => {
    const path = `/v1/customers/${customer.id}/history?${query}`;
    expect(await refused(call(analyst.headers, "GET", path))).toEqual({ status, code });
  });
});

describe("GET /v1/customers/{id}/changes", () => {
  it("names the invoice that aged, and adds up to the points", async () => {
    const customer = await aCustomer(organization, { name: "Brun", bookings: [...monthly(), late] });
    await assessedOn(organization, customer, 20);
    const change = await changes(customer, -20, 0);
    expect(change.from).toMatchObject({ basis: "recorded", riskClass: "B", asOf: isoDay(-20) });
    expect(change.to).toMatchObject({ basis: "today", riskClass: "C" });
    expect(sum(change.lines)).toBe(change.scoreCentipoints);
    expect(change.lines[0]).toMatchObject({
      code: "overdue_beyond_c",
      causes: [{ kind: "aged", reference: "F-231", fromDays: 14, days: 34, step: 30, day: isoDay(-34) }],
    });
    expect(change.lines.map(({ kind }) => kind)).not.toContain("restated");
    const { items } = (await get(customer, "items?open=true")) as {
      items: { id: string; reference: string }[];
    };
    const [cause] = change.lines[0]?.causes ?? [];
    expect(items.find(({ reference }) => reference === "F-231")?.id).toBe(
      cause && "itemId" in cause ? cause.itemId : "",
    );
  });

  it("takes a day between two assessments from what was known then, and one before the first from the first", async () => {
    const customer = await aCustomer(organization, { name: "Clos", bookings: [...monthly(), late] });
    await assessedOn(organization, customer, 20);
    expect((await changes(customer, -10, 0)).from).toMatchObject({ basis: "recomputed", asOf: isoDay(-10) });
    const longAgo = await changes(customer, -200, -10);
    expect([longAgo.from.basis, longAgo.to.basis]).toEqual(["replayed", "recomputed"]);
    expect(sum(longAgo.lines)).toBe(longAgo.scoreCentipoints);
  });

  it("does not know on the earlier day what was recorded after it", async () => {
    const customer = await aCustomer(organization, { name: "Dune", bookings: monthly() });
    await assessedOn(organization, customer, 20);
    const event = { kind: "safeguard", day: isoDay(-25), note: "heard of late" };
    await call(analyst.headers, "POST", `/v1/customers/${customer.id}/events`, event);
    const change = await changes(customer, -20, 0);
    expect([change.from.riskClass, change.to.riskClass]).toEqual(["B", "D"]);
    expect(change.lines[0]).toMatchObject({
      code: "event_safeguard",
      causes: [{ kind: "event_began", eventKind: "safeguard", day: isoDay(-25) }],
    });
  });

  it("tells a policy put in force in between from the facts", async () => {
    const own = await anOrganization();
    const theirs = await aSignedInMember({ role: "analyst", organization: own });
    const policies = (version: number, policy: object) =>
      env.DB.prepare(
        "insert into policy (organization, version, body, reason, author, created_at) values (?, ?, ?, 'r', 'a', 0)",
      ).bind(own.number, version, JSON.stringify({ ...policy, version }));
    await policies(1, DefaultPolicy).run();
    const customer = await aCustomer(own, { name: "Ecu", bookings: monthly() });
    await assessedOn(own, customer, 20);
    const paysRescale = [
      [0, 0],
      [8_000, 8_000],
      [10_000, 10_000],
    ];
    await env.DB.batch([
      policies(2, { ...DefaultPolicy, score: { ...DefaultPolicy.score, paysRescale } }),
      env.DB.prepare("update tenant set policy_version = 2 where number = ?").bind(own.number),
    ]);
    const path = `/v1/customers/${customer.id}/changes?from=${isoDay(-20)}&to=${isoDay(0)}`;
    const change = Changes.parse((await call(theirs.headers, "GET", path)).body);
    expect([change.from.policyVersion, change.to.policyVersion]).toEqual([1, 2]);
    expect(change.lines.find(({ kind }) => kind === "policy")).toMatchObject({
      causes: [{ kind: "policy_changed", from: 1, to: 2 }],
    });
    expect(sum(change.lines)).toBe(change.scoreCentipoints);
  });

  it("stands by what it said from books that were replaced, rows kept or gone", async () => {
    const own = await anOrganization();
    const theirs = await aSignedInMember({ role: "analyst", organization: own });
    const customer = await aCustomer(own, { name: "Fer", bookings: [...monthly(), late] });
    await assessedOn(own, customer, 20);
    await env.DB.batch([
      env.DB.prepare("update tenant set revision = revision + 1 where number = ?").bind(own.number),
      env.DB.prepare(
        `update ledger_import set state = 'superseded', superseded_at = 1,
          superseded_revision = (select revision from tenant where number = ?1) where organization = ?1`,
      ).bind(own.number),
    ]);
    const path = `/v1/customers/${customer.id}/changes?from=${isoDay(-20)}&to=${isoDay(0)}`;
    const kept = Changes.parse((await call(theirs.headers, "GET", path)).body);
    expect(kept.from).toMatchObject({ basis: "recorded", overdueCents: 820_000, riskClass: "B" });
    expect(kept.lines.map(({ kind }) => kind)).not.toContain("restated");
    expect(kept.overdue.lines).toMatchObject([
      { effectCents: -820_000, cause: { kind: "vanished", reference: "F-231" } },
    ]);
    await env.DB.batch([
      env.DB.prepare("update ledger_import set emptied_at = 2 where organization = ?").bind(own.number),
      env.DB.prepare("delete from ledger_entry where organization = ?").bind(own.number),
    ]);
    const gone = Changes.parse((await call(theirs.headers, "GET", path)).body);
    expect(gone.from).toEqual(kept.from);
    expect(gone.lines).toContainEqual(
      expect.objectContaining({ kind: "restated", centipoints: 0 - (kept.from.scoreCentipoints ?? 0) }),
    );
  });

  it.each([
    ["a day after today", isoDay(-1), isoDay(1), "to"],
    ["two days in the wrong order", isoDay(0), isoDay(-1), "to"],
    ["what is no date", isoDay(-1), "tomorrow", "to"],
    ["a day too long ago", "1990-01-01", isoDay(0), "from"],
  ])("refuses %s", async (_, from, to, path) => {
    const customer = await aCustomer(organization, { name: "Gris" });
    const reply = await call(
      analyst.headers,
      "GET",
      `/v1/customers/${customer.id}/changes?from=${from}&to=${to}`,
    );
    expect(reply).toMatchObject({ status: 422, body: { code: "invalid_input", fields: [{ path }] } });
  });
});

describe("GET /v1/customers/{id}/counterfactuals", () => {
  it("answers with the invoice whose payment betters the class", async () => {
    const customer = await aCustomer(organization, { name: "Houx", bookings: [...monthly(), late] });
    const { now, counterfactuals } = CounterfactualList.parse(await get(customer, "counterfactuals"));
    expect(now).toMatchObject({ riskClass: "C", overdueCents: 820_000 });
    expect(counterfactuals[0]).toMatchObject({
      change: [
        { kind: "pay_item", reference: "F-231", amountCents: 820_000, daysLate: 34, dueDate: isoDay(-34) },
      ],
      costCents: 820_000,
      holdsFrom: isoDay(0),
      after: { riskClass: "B", overdueCents: 0 },
    });
  });
});

it.each(["history", `changes?from=${isoDay(-9)}&to=${isoDay(0)}`, "counterfactuals"])(
  "class-only members get no %s: it is figures",
  async (path) => {
    const closed = await anOrganization({ repDetail: "class" });
    const rep = await aSignedInMember({ role: "rep", organization: closed });
    const one = await aCustomer(closed, { name: "Un" });
    expect(await refused(call(rep.headers, "GET", `/v1/customers/${one.id}/${path}`))).toEqual({
      status: 403,
      code: "not_allowed",
    });
  },
);
