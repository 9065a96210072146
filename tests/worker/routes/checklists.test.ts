import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { Checklist } from "#shared/contract/checklists.ts";
import { SyncPage } from "#shared/contract/sync.ts";
import { openDatabase } from "#worker/db/database.ts";
import { assessEntities, reassess } from "#worker/services/assess-entities.ts";
import { aCustomer, type Booked, isoDay, open, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let analyst: SignedInMember;
let rep: SignedInMember;
let customer: Booked;

beforeEach(async () => {
  organization = await anOrganization();
  analyst = await aSignedInMember({ role: "analyst", organization, name: "Anaïs Crédit" });
  rep = await aSignedInMember({ role: "rep", organization, repCode: "R1", name: "René Vente" });
  customer = await aCustomer(organization, {
    name: "Atelier Neuf",
    repCode: "R1",
    vats: ["FR40303265045"],
    bookings: [open("N-1", 900_00, 20)],
  });
});

const read = async (query = "", by = analyst) =>
  Checklist.parse((await call(by.headers, "GET", `/v1/customers/${customer.id}/checklist${query}`)).body);
const itemOf = async (item: string, query = "", by = analyst) =>
  (await read(query, by)).items.find((each) => each.item === item);
const mark = (item: string, by: SignedInMember, more: object = {}) =>
  call(by.headers, "POST", `/v1/customers/${customer.id}/checklist-marks`, {
    ...{ occasion: "open_account", item, done: true, note: "" },
    ...more,
  });
const gaps = async () =>
  SyncPage.parse((await call(analyst.headers, "GET", "/v1/sync?viewKey=none&revision=0")).body).rows.find(
    ({ id }) => id === customer.id,
  )?.outside?.gaps;
const put = (statement: string, ...values: (string | number)[]) =>
  env.DB.prepare(statement)
    .bind(organization.number, customer.entityId, ...values)
    .run();
const DAY_MS = 86_400_000;
const at = (daysAgo: number) => (today() - daysAgo) * DAY_MS + DAY_MS / 2;
const aFirm = {
  ...{ createdOn: null, closedOn: null, legalForm: null, employees: null, activity: null, town: null },
};
const registered = (daysAgo: number, active: boolean) =>
  put(
    `insert into register_fact (organization, entity_id, recorded_revision, body, recorded_at, checked_at)
      values (?, ?, ?, ?, 0, ?)`,
    ...[today() - daysAgo, JSON.stringify({ ...aFirm, active }), at(daysAgo)],
  );
const vatAnswer = (daysAgo: number, state: string, vat = "FR40303265045") =>
  put(
    "insert into vat_check (organization, entity_id, vat, checked_at, state) values (?, ?, ?, ?, ?)",
    ...[vat, at(daysAgo), state],
  );

describe("a checklist", () => {
  it("is filled from what is known, with its day, and says what a source contradicts", async () => {
    expect(await itemOf("identity")).toMatchObject({ state: "missing", ground: null, day: null });
    await registered(10, true);
    await vatAnswer(9, "invalid");
    await vatAnswer(4, "valid");
    await vatAnswer(2, "unknown");
    await put(
      `insert into outside_statement (organization, entity_id, source, closing_day, recorded_revision, body, recorded_at)
        values (?, ?, 'ratios', ?, 1, '{}', 0)`,
      today() - 300,
    );
    expect(await itemOf("identity")).toMatchObject({
      ...{ state: "known", ground: "fact", source: "registry", day: isoDay(-10) },
    });
    expect(await itemOf("vat")).toMatchObject({ state: "known", source: "vies", day: isoDay(-4) });
    expect(await itemOf("accounts")).toMatchObject({ state: "known", source: "accounts", day: isoDay(-300) });
    await registered(1, false);
    expect(await itemOf("identity")).toMatchObject({ state: "missing", ground: "contradicted" });
  });

  it("an answer about another VAT number, or one of long ago, is none", async () => {
    await vatAnswer(4, "valid", "FR00000000000");
    expect(await itemOf("vat")).toMatchObject({ state: "missing" });
    await vatAnswer(400, "valid");
    expect(await itemOf("vat")).toMatchObject({ state: "outdated", day: isoDay(-400) });
  });

  it("asks for less where the amount is small, and for everything where nobody knows it", async () => {
    expect(await itemOf("insurer", "?amountCents=100000")).toMatchObject({
      ...{ state: "not_needed", ground: "below_amount" },
    });
    const unknown = await read();
    expect(unknown.amountCents).toBeNull();
    expect(unknown.gaps).toContain("insurer");
  });

  it("knows of cover: granted, refused, or small enough for the insurance not to be asked", async () => {
    const decided = (id: string, cents: number, revision: number) =>
      put(
        `insert into credit_limit (organization, entity_id, id, kind, amount_cents, unlimited, from_day, reason, author,
          recorded_at, recorded_revision) values (?, ?, ?, 'insured', ?, 0, ?, '', 'test', 0, ?)`,
        ...[id, cents, today() - 5, revision],
      );
    const terms = {
      ...{ name: "Assureur", insuredSharePercent: 90, reportAdverseDays: 10, reportOverdueAfterDays: null },
      ...{
        maximumExtensionDays: null,
        stopOfCoverDays: null,
        discretionaryLimitCents: 500_000,
        isDefault: true,
      },
    };
    expect((await call(analyst.headers, "POST", "/v1/insurers", terms)).status).toBe(201);
    expect(await itemOf("insurer", "?amountCents=500000")).toMatchObject({
      state: "known",
      source: "policy",
    });
    expect(await itemOf("insurer", "?amountCents=5000000")).toMatchObject({ state: "missing", ground: null });
    await decided("a", 0, 1);
    expect(await itemOf("insurer", "?amountCents=500000")).toMatchObject({ ground: "contradicted" });
    await decided("b", 8_000_000, 2);
    expect(await itemOf("insurer", "?amountCents=5000000")).toMatchObject({
      ...{ state: "known", source: "insurer", day: isoDay(-5) },
    });
  });

  it("keeps who ticked what and when, and that it was taken back; identity is for credit to say", async () => {
    expect((await mark("terms_signed", rep, { note: "version 2026" })).status).toBe(200);
    expect(await itemOf("terms_signed")).toMatchObject({
      ...{ state: "done", ground: "person", by: "René Vente", note: "version 2026", day: isoDay(0) },
    });
    expect(await itemOf("terms_signed", "?occasion=first_order")).toMatchObject({ state: "missing" });
    expect(await refused(mark("identity", rep))).toEqual({ status: 403, code: "not_allowed" });
    expect(await refused(mark("references", rep, { note: "c'est un escroc" }))).toEqual({
      ...{ status: 422, code: "invalid_input" },
    });
    expect((await mark("identity", analyst)).status).toBe(200);
    expect((await mark("terms_signed", analyst, { done: false })).status).toBe(200);
    expect(await itemOf("terms_signed")).toMatchObject({ state: "missing", by: null });
    const written = await env.DB.prepare(
      "select count(*) as n from audit where organization = ? and action = 'checklist_marked'",
    )
      .bind(organization.number)
      .first<{ n: number }>();
    expect(written?.n).toBe(3);
  });

  it("a clause of the terms binds who signed them", async () => {
    const settings = { outsideMainland: false, retentionOfTitle: true };
    expect((await call(analyst.headers, "PUT", "/v1/clock-settings", settings)).status).toBe(200);
    expect(await itemOf("retention_of_title")).toMatchObject({ state: "missing" });
    await mark("terms_signed", rep);
    expect(await itemOf("retention_of_title")).toMatchObject({ state: "known", source: "terms" });
  });

  it("tells a member who sees the class alone no amount of limit or offer", async () => {
    const limit = { kind: "approved", amountCents: 100_00, from: isoDay(0), until: null, reason: "a start" };
    const limits = `/v1/customers/${customer.id}/limits`;
    expect((await call(analyst.headers, "POST", limits, limit)).status).toBe(201);
    expect((await read("", rep)).amountCents).toBe(100_00);
    await env.DB.prepare("update tenant set rep_detail = 'class' where number = ?")
      .bind(organization.number)
      .run();
    expect((await read("", rep)).amountCents).toBeNull();
    expect((await read("?amountCents=200", rep)).amountCents).toBe(200);
  });
});

describe("what is missing, on the badge", () => {
  it("is told of a new account by codes, until it is there or the account is no new one", async () => {
    expect(await gaps()).toContain("identity");
    await registered(1, true);
    await mark("terms_signed", rep);
    expect(await gaps()).not.toContain("identity");
    expect(await gaps()).not.toContain("terms_signed");
    expect(await gaps()).toContain("contact_verified");
    await assessEntities(openDatabase(env), organization.number, [customer.entityId], { asOf: today() + 70 });
    expect(await gaps()).toBeUndefined();
  });

  it("is not told of a customer of long standing, nor of one whose books only begin", async () => {
    customer = await aCustomer(organization, { name: "Ancienne", bookings: [open("O-1", 900_00, 200)] });
    expect(await gaps()).toBeUndefined();
    customer = await aCustomer(organization, { name: "Nouvelle", bookings: [open("O-2", 900_00, 20)] });
    expect(await gaps()).toBeDefined();
    await env.DB.prepare("update ledger_import set first_day = ? where organization = ?")
      .bind(today() - 60, organization.number)
      .run();
    await reassess(openDatabase(env), organization.number, [customer.entityId], today());
    expect(await gaps()).toBeUndefined();
  });
});
