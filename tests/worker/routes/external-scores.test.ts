import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { AccessExport } from "#shared/contract/access-export.ts";
import { CustomerDetail } from "#shared/contract/customers.ts";
import {
  CustomerScores,
  ExternalScoresPreview,
  ExternalScoresRead,
  GradeProvider,
  GradeProviderList,
} from "#shared/contract/external-scores.ts";
import { openDatabase } from "#worker/db/database.ts";
import { loadFacts } from "#worker/db/facts.ts";
import { assessInputs } from "#worker/services/assess-inputs.ts";
import { aCustomer, aLedger, type Booked, isoDay, open, paid, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let analyst: SignedInMember;
let rep: SignedInMember;

beforeEach(async () => {
  organization = await anOrganization();
  analyst = await aSignedInMember({ role: "analyst", organization, name: "Anaïs" });
  rep = await aSignedInMember({ role: "rep", organization });
});

const SOURCE = "Allianz Trade";
const provider = (change: object = {}, source = SOURCE, by = analyst) =>
  call(by.headers, "PUT", `/v1/grade-providers/${encodeURIComponent(source)}`, {
    ...{ scale: "allianz_trade", visibleTo: "credit" },
    ...change,
  });
const send = (rows: object[], by = analyst, source = SOURCE) =>
  call(by.headers, "POST", "/v1/external-scores", { source, rows });
const outcomes = async (rows: object[]) =>
  ExternalScoresRead.parse((await send(rows)).body).results.map(({ outcome }) => outcome);
const detailOf = async ({ id }: Booked, by: SignedInMember) =>
  CustomerDetail.parse((await call(by.headers, "GET", `/v1/customers/${id}`)).body);
const gradesOf = async ({ id }: Booked) =>
  CustomerScores.parse((await call(analyst.headers, "GET", `/v1/customers/${id}/external-scores`)).body)
    .scores;
const outsideOf = async ({ entityId }: Booked) => {
  const rows = await loadFacts(openDatabase(env), organization.number, [entityId]);
  return assessInputs(rows, [entityId], today()).get(entityId);
};
const alpha = () =>
  aCustomer(organization, {
    name: "Alpha",
    siren: "732829320",
    number: "C-100",
    vats: ["FR44732829320"],
    bookings: [
      ...[200, 170, 140, 110].flatMap((ago) => paid(`F${ago}`, 1_000_00, ago, 0)),
      open("F2", 500_00, 10),
    ],
  });
const row = (more: object = {}) => ({ siren: "732829320", value: "7", day: isoDay(-3), ...more });

describe("a provider", () => {
  it("is described with its scale and who may see its grades, by credit alone", async () => {
    expect(await refused(provider({}, SOURCE, rep))).toEqual({ status: 403, code: "not_allowed" });
    const { body } = await provider();
    expect(GradeProvider.parse(body)).toMatchObject({
      ...{ source: SOURCE, scale: "allianz_trade", visibleTo: "credit", grades: 0, changedBy: "Anaïs" },
    });
    const own = { kind: "grades", grades: { "AA+": 10_000, B: 4_000, NR: null } };
    expect((await provider({ scale: own }, "Ellisphere")).status).toBe(200);
    const list = await call(analyst.headers, "GET", "/v1/grade-providers");
    expect(GradeProviderList.parse(list.body).providers.map(({ source }) => source)).toEqual([
      ...[SOURCE, "Ellisphere"],
    ]);
    expect(await refused(call(rep.headers, "GET", "/v1/grade-providers"))).toMatchObject({
      code: "not_allowed",
    });
  });

  it.each([
    ["a scale without direction", { kind: "linear", worst: 5, best: 5 }],
    ["a scale that nobody knows", "moodys"],
    ["grades in small letters, which no value would meet", { kind: "grades", grades: { a: 1, b: 2 } }],
    ["a single grade", { kind: "grades", grades: { A: 1 } }],
  ])("is refused %s", async (_, scale) => {
    expect(await refused(provider({ scale }))).toEqual({ status: 422, code: "invalid_input" });
  });

  it("takes back what was read by another scale, when its author says so", async () => {
    const customer = await alpha();
    await provider({ scale: { kind: "linear", worst: 1, best: 10 } });
    await send([row({ value: "1" })]);
    expect((await detailOf(customer, analyst)).badge.figures?.lastsPoints).toBe(0);
    expect(await refused(provider())).toEqual({ status: 409, code: "conflict" });
    expect((await provider({ takesBack: true })).status).toBe(200);
    await vi.waitUntil(async () => (await detailOf(customer, analyst)).badge.figures?.lastsPoints === null, {
      timeout: 10_000,
      interval: 50,
    });
    expect(await gradesOf(customer)).toEqual([]);
    expect(await outcomes([row({ value: "1" })])).toEqual(["taken"]);
    expect((await detailOf(customer, analyst)).badge.figures?.lastsPoints).toBeGreaterThan(99);
  });
});

describe("a file of grades", () => {
  beforeEach(() => provider());

  it("is read by SIREN, VAT number, account number or id, and makes the customers' other axis", async () => {
    const customer = await alpha();
    expect((await detailOf(customer, analyst)).badge.figures?.lastsPoints).toBeNull();
    expect(
      await outcomes([
        row(),
        row({ siren: undefined, vat: "FR44732829320", day: isoDay(-2) }),
        row({ siren: undefined, accountNumber: "C-100", day: isoDay(-1) }),
        row({ siren: undefined, customerId: customer.id, day: isoDay(0) }),
      ]),
    ).toEqual(["taken", "taken", "taken", "taken"]);
    // 7 of a scale whose best is 1 and worst is 10: a third.
    expect((await detailOf(customer, analyst)).badge.figures?.lastsPoints).toBe(33);
    expect(await gradesOf(customer)).toHaveLength(4);
    expect((await gradesOf(customer))[0]).toMatchObject({
      ...{ source: SOURCE, value: "7", day: isoDay(0), centipoints: 3_333, readBy: "Anaïs" },
    });
  });

  it("names each line that cannot be told to be right, and guesses nothing", async () => {
    const customer = await alpha();
    await aLedger(organization, [
      { name: "Twin one", number: "T-1", vats: ["DE111111111"] },
      { name: "Twin two", number: "T-2", vats: ["DE111111111"] },
      { name: "Charlie", siren: "552032534", number: "C-300" },
    ]);
    const results = ExternalScoresRead.parse(
      (
        await send([
          row({ value: "11" }),
          row({ value: "Not Rated" }),
          row({ siren: "399515113" }),
          row({ siren: undefined, vat: "DE111111111" }),
          row({ accountNumber: "C-300" }),
          row({ siren: "399515113", accountNumber: "C-300" }),
          row({ day: isoDay(1) }),
          row({ day: isoDay(-9), value: "3" }),
          row({ day: isoDay(-9), value: "4" }),
          row({ siren: "552032534" }),
          row({ siren: "552032534" }),
        ])
      ).body,
    ).results;
    expect(results.map(({ outcome }) => outcome)).toEqual([
      ...["not_on_scale", "not_on_scale", "unknown_customer", "ambiguous", "ambiguous", "ambiguous"],
      ...["future_day", "contradicts", "contradicts", "taken", "unchanged"],
    ]);
    expect(results[9]).toMatchObject({ name: "Charlie", centipoints: 3_333 });
    expect(await gradesOf(customer)).toEqual([]);
  });

  it("changes nothing the second time, and corrects a grade of the same day", async () => {
    const customer = await alpha();
    expect(await outcomes([row()])).toEqual(["taken"]);
    expect(await outcomes([row()])).toEqual(["unchanged"]);
    expect(await outcomes([row({ value: "1" })])).toEqual(["taken"]);
    expect((await gradesOf(customer)).map(({ value }) => value)).toEqual(["1"]);
    expect((await detailOf(customer, analyst)).badge.figures?.lastsPoints).toBe(100);
    const headers = {
      ...analyst.headers,
      "content-type": "application/json",
      "idempotency-key": "once-only-1",
    };
    const body = { source: SOURCE, rows: [row({ day: isoDay(0) })] };
    const first = await call(headers, "POST", "/v1/external-scores", body);
    const again = await call(headers, "POST", "/v1/external-scores", body);
    expect(again.body).toEqual(first.body);
    expect(await gradesOf(customer)).toHaveLength(2);
  });

  it("is previewed without keeping anything, beside how these customers pay", async () => {
    const customers = await aLedger(
      organization,
      [0, 20, 60].map((late, place) => ({
        name: `Payer ${place}`,
        number: `P-${place}`,
        bookings: [1, 2, 3, 4].flatMap((n) => paid(`P${place}${n}`, 1_000_00, 100 + n * 40, late)),
      })),
    );
    const rows = ["9", "5", "1"].map((value, place) => ({
      ...{ accountNumber: `P-${place}`, value, day: isoDay(-1) },
    }));
    const preview = await call(analyst.headers, "POST", "/v1/external-scores/previews", {
      source: SOURCE,
      rows,
    });
    expect(ExternalScoresPreview.parse(preview.body)).toMatchObject({
      ...{ sameOrder: 0, oppositeOrder: 3 },
      results: [{ centipoints: 1_111 }, { centipoints: 5_556 }, { centipoints: 10_000 }],
    });
    const [first] = customers;
    expect(first && (await gradesOf(first))).toEqual([]);
  });

  it("is for credit, of a described provider, for this organization alone", async () => {
    const customer = await alpha();
    expect(await refused(send([row()], rep))).toEqual({ status: 403, code: "not_allowed" });
    expect(await refused(send([row()], analyst, "Nobody"))).toEqual({ status: 404, code: "not_found" });
    const stranger = await aSignedInMember({ role: "analyst" });
    await provider({}, SOURCE, stranger);
    const { body } = await send([row(), row({ siren: undefined, customerId: customer.id })], stranger);
    expect(ExternalScoresRead.parse(body).results.map(({ outcome, name }) => [outcome, name])).toEqual([
      ...[
        ["unknown_customer", null],
        ["unknown_customer", null],
      ],
    ]);
    expect(await gradesOf(customer)).toEqual([]);
  });

  it("leaves the inputs of customers without a grade the bytes they were", async () => {
    await alpha();
    const other = await aCustomer(organization, { name: "Bravo", bookings: [open("F9", 100_00, 5)] });
    await send([row()]);
    expect(Object.keys((await outsideOf(other)) ?? {})).not.toContain("outside");
  });
});

describe("a grade that only credit may see", () => {
  const VALUE = "6";
  const everything = async (customer: Booked, by: SignedInMember) => {
    const paths = ["", "/history", "/counterfactuals", `/changes?from=${isoDay(-30)}&to=${isoDay(0)}`];
    const replies = await Promise.all([
      ...paths.map((path) => call(by.headers, "GET", `/v1/customers/${customer.id}${path}`)),
      call(by.headers, "GET", "/v1/sync?viewKey=none&revision=0"),
      call(by.headers, "GET", "/v1/customers?limit=100"),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    return JSON.stringify(replies.map(({ body }) => body));
  };
  const reasonsOf = async (customer: Booked, by: SignedInMember) =>
    (await detailOf(customer, by)).reasons.filter(({ code }) => code.startsWith("outside_grade"));

  it("counts, and names neither provider nor value to a rep", async () => {
    await provider();
    const customer = await alpha();
    await send([row({ value: VALUE })]);
    const seen = await everything(customer, rep);
    expect(seen).toContain("outside_grade_withheld");
    expect(seen).not.toContain(SOURCE);
    expect(seen).not.toContain(`"value":"${VALUE}"`);
    expect((await reasonsOf(customer, rep)).map(({ params }) => Object.keys(params))).toEqual([["gradeId"]]);
    expect(await refused(call(rep.headers, "GET", `/v1/customers/${customer.id}/external-scores`))).toEqual({
      ...{ status: 403, code: "not_allowed" },
    });
  });

  it("is withdrawn from what was said already, once somebody says that only credit may see it", async () => {
    await provider({ visibleTo: "everyone" });
    const customer = await alpha();
    await send([row({ value: VALUE })]);
    expect(await reasonsOf(customer, rep)).toMatchObject([
      { code: "outside_grade", params: { source: SOURCE, value: VALUE } },
    ]);
    await provider();
    // What was kept before names it still; nobody reads it there but credit.
    expect((await reasonsOf(customer, rep)).map(({ code }) => code)).toEqual(["outside_grade_withheld"]);
    await vi.waitUntil(async () => !(await everything(customer, rep)).includes(SOURCE), {
      ...{ timeout: 10_000, interval: 50 },
    });
  });

  it("is named as withheld in what a person may obtain, and so is cover", async () => {
    await provider();
    const customer = await alpha();
    await send([row({ value: VALUE })]);
    const path = `/v1/customers/${customer.id}`;
    const cover = { kind: "insured", amountCents: 7_654_321, from: isoDay(0), until: null, reason: "Coface" };
    expect((await call(analyst.headers, "POST", `${path}/limits`, cover)).status).toBe(201);
    await call(analyst.headers, "PUT", `${path}/natural-person`, { isPerson: true });
    const { body } = await call(analyst.headers, "GET", `${path}/access-export`);
    expect(AccessExport.parse(body).withheld).toEqual([
      { kind: "external_grade", source: SOURCE, day: isoDay(-3) },
      { kind: "insurer_limit", source: "", day: isoDay(0) },
    ]);
    expect(JSON.stringify(body)).not.toContain(`"value":"${VALUE}"`);
    expect(JSON.stringify(body)).not.toContain("7654321");
  });
});
