import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { AuditVerification } from "#shared/contract/audit.ts";
import { CustomerDetail } from "#shared/contract/customers.ts";
import { Problem } from "#shared/contract/errors.ts";
import {
  CodeRecords,
  OwnRecord,
  ReportDetail,
  ReportPage,
  ReportReply,
  ReportStanding,
  ReportText,
} from "#shared/contract/field-reports.ts";
import { openDatabase } from "#worker/db/database.ts";
import { reportTexts } from "#worker/live/report-texts.ts";
import { scheduled } from "#worker/scheduled.ts";
import { assessEntities, reassess } from "#worker/services/assess-entities.ts";
import { type ABooking, aCustomer, type Booked, isoDay, open, paid, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let rep: SignedInMember;
let colleague: SignedInMember;
let analyst: SignedInMember;
let second: SignedInMember;
let manager: SignedInMember;
let customer: Booked;

const wellPaying = Array.from({ length: 8 }, (_, month) =>
  paid(`P${month}`, 4_000_00, 60 + month * 40, 0),
).flat();

beforeEach(async () => {
  organization = await anOrganization();
  rep = await aSignedInMember({ role: "rep", organization, name: "René Vente" });
  colleague = await aSignedInMember({ role: "rep", organization, name: "Carole Vente" });
  analyst = await aSignedInMember({ role: "analyst", organization, name: "Anaïs Crédit" });
  second = await aSignedInMember({ role: "analyst", organization, name: "Samuel Crédit" });
  manager = await aSignedInMember({ role: "manager", organization, name: "Maud Ventes" });
  customer = await aCustomer(organization, {
    name: "Menuiserie Aube",
    bookings: [...wellPaying, open("A1", 2_000_00, 5), open("B1", 3_000_00, 45)],
  });
});

const warning = (change: Record<string, unknown> = {}) => ({
  ...{ kind: "warning", code: "stock_low", knownBy: "seen", seenOn: isoDay(-2) },
  ...change,
});
const reporting = (reported: Record<string, unknown> = warning(), change: Record<string, unknown> = {}) => ({
  ...{ customerId: customer.id, reported, text: "rayons à moitié vides", link: null },
  ...change,
});
const send = async (body: unknown = reporting(), by = rep): Promise<ReportReply> => {
  const { status, body: reply } = await call(by.headers, "POST", "/v1/field-reports", body);
  expect([status, reply]).toEqual([201, expect.anything()]);
  return ReportReply.parse(reply);
};
const read = async (id: string, by = analyst) =>
  ReportDetail.parse((await call(by.headers, "GET", `/v1/field-reports/${id}`)).body);
const step = (by: SignedInMember, id: string, path: string, body: unknown) =>
  call(by.headers, "POST", `/v1/field-reports/${id}/${path}`, body);
const triage = async (id: string, verdict: Record<string, unknown>, by = analyst): Promise<ReportReply> => {
  const { report } = await read(id, by);
  const reply = await step(by, id, "triage", { version: report.version, ...verdict });
  expect([reply.status, reply.body]).toEqual([200, expect.anything()]);
  return ReportReply.parse(reply.body);
};
const list = async (by: SignedInMember, query: string) =>
  ReportPage.parse((await call(by.headers, "GET", `/v1/field-reports?${query}`)).body).reports;
const badge = async () => {
  const { body } = await call(analyst.headers, "GET", `/v1/customers/${customer.id}`);
  const { revision, ...row } = CustomerDetail.parse(body).badge;
  return row;
};
const reasons = async () => {
  const { body } = await call(analyst.headers, "GET", `/v1/customers/${customer.id}`);
  return JSON.stringify(body);
};
const wrongFields = async (body: unknown, by = rep) => {
  const reply = await call(by.headers, "POST", "/v1/field-reports", body);
  const { code, fields } = Problem.parse(reply.body);
  return { status: reply.status, code, paths: fields?.map(({ path }) => path) };
};

describe("a warning before triage", () => {
  it("is under review on the badge and moves neither class nor limit", async () => {
    const before = await badge();
    const { report, merged } = await send();
    expect(merged).toBe(false);
    expect(report).toMatchObject({ state: "submitted", awaiting: "credit", hasText: true, decided: null });
    expect(await badge()).toEqual({ ...before, marks: [...before.marks, "warning_under_review"] });
  });

  it("turns an order within the limit into one to ask for", async () => {
    const limit = {
      kind: "approved",
      amountCents: 30_000_00,
      from: isoDay(0),
      until: null,
      reason: "a limit",
    };
    const boss = await aSignedInMember({ role: "admin", organization, proved: true });
    expect((await call(boss.headers, "POST", `/v1/customers/${customer.id}/limits`, limit)).status).toBe(201);
    const check = async () => {
      const order = { customerId: customer.id, amountCents: 500_00, currency: "EUR", documentNumber: "Q1" };
      const { body } = await call(rep.headers, "POST", "/v1/order-checks", order);
      return (body as { verdict: string }).verdict;
    };
    expect(await check()).toBe("within_limit");
    const { report } = await send();
    expect(await check()).toBe("ask");
    await triage(report.id, { verdict: "reject", reason: "misunderstood" });
    expect(await check()).toBe("within_limit");
  });

  it("joins an own one of the same code within 14 days, and takes the surer word", async () => {
    const first = await send(reporting(warning({ knownBy: "hearsay" })));
    const again = await send(reporting(warning({ seenOn: isoDay(0) })));
    expect(again).toMatchObject({ merged: true, report: { id: first.report.id } });
    expect(again.report.reported).toMatchObject({ knownBy: "seen", seenOn: isoDay(0) });
    const other = await send(reporting(), colleague);
    expect(other.merged).toBe(false);
  });

  it("is sent once whatever the number of tries, and refused with other content under the same key", async () => {
    const key = { ...rep.headers, "idempotency-key": crypto.randomUUID() };
    const body = reporting();
    const one = await call(key, "POST", "/v1/field-reports", body);
    const other = await call(key, "POST", "/v1/field-reports", body);
    expect(other).toEqual(one);
    expect(await list(rep, "list=mine")).toHaveLength(1);
    expect(await refused(call(key, "POST", "/v1/field-reports", { ...body, text: "else" }))).toEqual({
      ...{ status: 422, code: "idempotency_key_reused" },
    });
    expect(await list(rep, "list=mine")).toHaveLength(1);
  });

  it("may be taken back by its author alone", async () => {
    const { report } = await send();
    expect(await refused(step(colleague, report.id, "withdrawal", { version: 1 }))).toMatchObject({
      status: 403,
    });
    const taken = await step(rep, report.id, "withdrawal", { version: 1, note: "mauvais client" });
    expect(ReportReply.parse(taken.body).report.state).toBe("withdrawn");
    expect((await badge()).marks).not.toContain("warning_under_review");
  });
});

describe("bad input", () => {
  it.each([
    ["an unknown code", () => reporting(warning({ code: "no_such" })), "reported.code"],
    ["a day to come", () => reporting(warning({ seenOn: isoDay(1) })), "reported.seenOn"],
    ["a day long gone", () => reporting(warning({ seenOn: isoDay(-300) })), "reported.seenOn"],
    ["a text over 280", () => reporting(warning(), { text: "x".repeat(281) }), "text"],
    ["a link that is no web address", () => reporting(warning(), { link: "javascript:alert(1)" }), "link"],
    ["a link without a host", () => reporting(warning(), { link: "https://" }), "link"],
    ["health in the text", () => reporting(warning(), { text: "Le gérant est malade" }), "text"],
    ["an accusation in the text", () => reporting(warning(), { text: "they steal goods" }), "text"],
    [
      "a payment announced for yesterday",
      () => reporting({ kind: "promise", promisedOn: isoDay(-1), amountCents: 100 }),
      "reported.promisedOn",
    ],
    [
      "a contested amount of nothing",
      () => reporting({ kind: "dispute", reference: "A1", reason: "price", amountCents: 0 }),
      "reported.amountCents",
    ],
  ])("%s is refused by name, and nothing is kept", async (_what, body, path) => {
    expect(await wrongFields(body())).toEqual({ status: 422, code: "invalid_input", paths: [path] });
    expect(await list(rep, "list=mine")).toEqual([]);
  });

  it("a customer of another organization is not there", async () => {
    const theirs = await aCustomer(await anOrganization(), { name: "Ailleurs" });
    const body = { ...reporting(), customerId: theirs.id };
    expect(await refused(call(rep.headers, "POST", "/v1/field-reports", body))).toMatchObject({
      status: 404,
    });
  });

  it("nor is one outside of the portfolio", async () => {
    const narrow = await anOrganization({ repScope: "own" });
    const theirs = await aCustomer(narrow, { name: "À un autre", repCode: "B" });
    const own = await aSignedInMember({ role: "rep", organization: narrow, repCode: "A" });
    const body = { ...reporting(), customerId: theirs.id };
    expect(await refused(call(own.headers, "POST", "/v1/field-reports", body))).toMatchObject({
      status: 404,
    });
  });
});

describe("triage", () => {
  it("confirms, and the score function takes it with the reason named", async () => {
    const before = await badge();
    const { report } = await send(reporting(warning({ code: "stock_low" })));
    const { evidence } = await read(report.id);
    expect(evidence?.effect?.centipoints).toBeLessThan(0);
    const { report: confirmed } = await triage(report.id, { verdict: "confirm" });
    expect(confirmed).toMatchObject({ state: "confirmed", decided: { by: "Anaïs Crédit", reason: null } });
    const after = await badge();
    expect(after.figures?.scorePoints).toBe(evidence?.effect?.scoreAfter);
    expect(after.figures?.scorePoints).toBeLessThan(before.figures?.scorePoints ?? 0);
    expect(after.marks).not.toContain("warning_under_review");
    expect(await reasons()).toContain("field_warning");
  });

  it("lets nobody judge an own one", async () => {
    const { report } = await send(reporting(), analyst);
    expect(await refused(step(analyst, report.id, "triage", { version: 1, verdict: "confirm" }))).toEqual({
      ...{ status: 403, code: "own_report" },
    });
    expect((await triage(report.id, { verdict: "confirm" }, second)).report.state).toBe("confirmed");
  });

  it("takes two persons for a grave one about much money; a manager may be the second", async () => {
    await aCustomer(organization, { name: "Petit" });
    customer = await aCustomer(organization, {
      name: "Gros",
      bookings: [...wellPaying, open("G1", 90_000_00, 5)],
    });
    const { report } = await send(reporting(warning({ code: "site_closed" })));
    expect((await read(report.id)).evidence?.twoPersonsNeeded).toBe(true);
    expect(await refused(step(manager, report.id, "triage", { version: 1, verdict: "confirm" }))).toEqual({
      ...{ status: 403, code: "not_allowed" },
    });
    const half = await triage(report.id, { verdict: "confirm" });
    expect(half.report).toMatchObject({ state: "triaged", firstConfirmedBy: "Anaïs Crédit" });
    expect(await refused(step(analyst, report.id, "triage", { version: 2, verdict: "confirm" }))).toEqual({
      ...{ status: 409, code: "same_person" },
    });
    expect((await list(manager, "list=queue")).map(({ id }) => id)).toEqual([report.id]);
    expect((await triage(report.id, { verdict: "confirm" }, manager)).report.state).toBe("confirmed");
  });

  it("confirms no rumour on one person's word, and a colleague's word makes it surer", async () => {
    const { report } = await send(reporting(warning({ code: "other_suppliers", knownBy: "hearsay" })));
    expect(await refused(step(analyst, report.id, "triage", { version: 1, verdict: "confirm" }))).toEqual({
      ...{ status: 409, code: "corroboration_needed" },
    });
    const alone = (await read(report.id)).evidence?.effect?.centipoints ?? 0;
    expect(await refused(step(rep, report.id, "corroboration", { version: 1 }))).toMatchObject({
      code: "own_report",
    });
    expect((await step(colleague, report.id, "corroboration", { version: 1, note: "vu aussi" })).status).toBe(
      200,
    );
    expect((await read(report.id)).evidence?.effect?.centipoints).toBeLessThan(alone);
    expect((await triage(report.id, { verdict: "confirm" })).report.state).toBe("confirmed");
  });

  it("asks the rep, who answers; of two verdicts upon one version the second is told", async () => {
    const { report } = await send();
    const { report: asked } = await triage(report.id, { verdict: "ask", note: "dans quel magasin ?" });
    expect(asked).toMatchObject({ state: "triaged", awaiting: "author" });
    const [own] = await list(rep, "list=mine");
    expect(own?.question).toBe("dans quel magasin ?");
    const answered = await step(rep, report.id, "answers", { version: asked.version, note: "à Troyes" });
    expect(ReportReply.parse(answered.body).report.awaiting).toBe("credit");
    expect((await read(report.id)).steps.map(({ action, note }) => [action, note])).toEqual([
      ["submitted", null],
      ["asked", "dans quel magasin ?"],
      ["answered", "à Troyes"],
    ]);
    const verdict = { version: 3, verdict: "reject", reason: "known_already" };
    const both = await Promise.all([
      step(analyst, report.id, "triage", verdict),
      step(second, report.id, "triage", { version: 3, verdict: "confirm" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, expect.toBeOneOf([409, 412])]);
    expect(await refused(step(second, report.id, "triage", verdict))).toMatchObject({
      code: "report_closed",
    });
  });

  it("merges what says the same about the same customer, and nothing else", async () => {
    const mine = await send();
    const theirs = await send(reporting(), colleague);
    const other = await send(reporting(warning({ code: "press" })), colleague);
    const merge = (into: string) => ({ verdict: "merge", into, version: 1 });
    expect(await refused(step(analyst, theirs.report.id, "triage", merge(other.report.id)))).toMatchObject({
      code: "invalid_input",
    });
    expect((await read(theirs.report.id)).evidence?.same).toEqual([mine.report.id]);
    const { report } = await triage(theirs.report.id, merge(mine.report.id));
    expect(report).toMatchObject({ state: "merged", decided: { mergedInto: mine.report.id } });
  });

  it("takes a confirmed one back when it turns out otherwise", async () => {
    const before = await badge();
    const { report } = await send();
    await triage(report.id, { verdict: "confirm" });
    await triage(report.id, { verdict: "contradict", reason: "not_confirmed" }, second);
    expect(await badge()).toEqual(before);
  });
});

describe("a contested invoice", () => {
  const dispute = (change: Record<string, unknown> = {}) =>
    reporting({ kind: "dispute", reference: "b-1", reason: "quality", amountCents: 3_000_00, ...change });
  const figures = async () => {
    const { body } = await call(analyst.headers, "GET", `/v1/customers/${customer.id}`);
    const { overdueCents, exposureCents } = (
      body as { badge: { figures: { overdueCents: number; exposureCents: number } } }
    ).badge.figures;
    return { overdueCents, exposureCents };
  };

  it("leaves the overdue ladder once validated and stays in the exposure", async () => {
    const before = await figures();
    expect(before.overdueCents).toBe(3_000_00);
    const { report } = await send(dispute());
    expect(await figures()).toEqual(before);
    expect((await read(report.id)).evidence?.documentOpenCents).toBe(3_000_00);
    await triage(report.id, { verdict: "confirm" });
    expect(await figures()).toEqual({ ...before, overdueCents: 0 });
    await triage(report.id, { verdict: "contradict", reason: "not_confirmed" }, second);
    expect(await figures()).toEqual(before);
  });

  it("is validated once: a second one about the same document is merged, never counted twice", async () => {
    const mine = await send(dispute());
    const theirs = await send(dispute({ reference: "B1", amountCents: 1_000_00 }), colleague);
    const other = await send(dispute({ reference: "A1", amountCents: 1_000_00 }), colleague);
    await triage(mine.report.id, { verdict: "confirm" });
    expect(
      await refused(step(analyst, theirs.report.id, "triage", { version: 1, verdict: "confirm" })),
    ).toEqual({
      ...{ status: 409, code: "conflict" },
    });
    expect((await read(theirs.report.id)).evidence?.same).toEqual([mine.report.id]);
    const merge = (into: string) => ({ version: 1, verdict: "merge", into });
    expect(await refused(step(analyst, other.report.id, "triage", merge(mine.report.id)))).toMatchObject({
      code: "invalid_input",
    });
    expect((await triage(theirs.report.id, merge(mine.report.id))).report.state).toBe("merged");
  });

  it("that no open document has is not validated, and stays in the queue", async () => {
    const { report } = await send(dispute({ reference: "Z99" }));
    expect((await read(report.id)).evidence?.documentOpenCents).toBeNull();
    expect(
      await refused(step(analyst, report.id, "triage", { version: 1, verdict: "confirm" })),
    ).toMatchObject({
      code: "invalid_input",
    });
    expect((await list(analyst, "list=queue")).map(({ id }) => id)).toEqual([report.id]);
  });
});

describe("an announced payment", () => {
  it("is held against the ledger once validated", async () => {
    const { report } = await send(
      reporting({ kind: "promise", reference: "B1", promisedOn: isoDay(3), amountCents: 3_000_00 }),
    );
    await triage(report.id, { verdict: "confirm" });
    const [own] = await list(rep, "list=mine");
    expect(own?.reported).toMatchObject({ kind: "promise", kept: { state: "open", receivedCents: 0 } });
    expect((await badge()).figures?.promised).toEqual({ on: isoDay(3), missingCents: 3_000_00 });
  });
});

describe("what was written", () => {
  const stored = async (id: string) =>
    JSON.stringify(
      await Promise.all(
        ["field_report", "field_report_step", "audit_payload", "idempotency"].map(
          async (table) => (await env.DB.prepare(`select * from ${table}`).all()).results,
        ),
      ),
    ).includes(id);

  it("stands in no table, log or stored reply", async () => {
    const { report } = await send(
      reporting(warning(), { text: "Zqxmot rayon", link: "https://zqxlien.example" }),
    );
    await triage(report.id, { verdict: "ask", note: "Zqxquestion alors" });
    await step(rep, report.id, "answers", { version: 2, note: "Zqxreponse" });
    expect((await read(report.id)).text).toBe("Zqxmot rayon");
    expect(await stored(report.id)).toBe(true);
    for (const word of ["Zqxmot", "zqxlien", "Zqxquestion", "Zqxreponse"])
      expect(await stored(word)).toBe(false);
  });

  it("is for its author and analysts; who else reads it is in the log", async () => {
    const { report } = await send();
    expect((await read(report.id, rep)).text).toBe("rayons à moitié vides");
    expect((await read(report.id, manager)).text).toBeNull();
    expect(await refused(step(colleague, report.id, "reading", {}))).toMatchObject({ code: "not_allowed" });
    const reads = async () =>
      (
        await env.DB.prepare("select actor from audit where organization = ? and action = 'report_text_read'")
          .bind(organization.number)
          .all<{ actor: string }>()
      ).results.map(({ actor }) => actor);
    expect(ReportText.parse((await step(analyst, report.id, "reading", {})).body).text).toBe(
      "rayons à moitié vides",
    );
    expect(await reads()).toEqual([]);
    expect(ReportText.parse((await step(manager, report.id, "reading", {})).body).text).toBe(
      "rayons à moitié vides",
    );
    expect(await reads()).toEqual([manager.member.userId]);
  });

  it("is gone from every copy once its key is", async () => {
    const { report } = await send();
    await reportTexts(env, organization.number).forget([report.id]);
    expect((await read(report.id)).text).toBeNull();
    expect((await read(report.id)).report.hasText).toBe(true);
  });

  it("colleagues see that it is said, and not by whom", async () => {
    await send();
    const [seen] = await list(colleague, `list=all&customerId=${customer.id}`);
    expect(seen).toMatchObject({ state: "submitted", author: null, rights: { readText: "none" } });
    const whole = await read(seen?.id ?? "", colleague);
    expect(JSON.stringify(whole)).not.toContain("René");
    expect(whole.steps).toMatchObject([{ action: "submitted", by: null }]);
    expect((await read(seen?.id ?? "", rep)).steps).toMatchObject([{ by: { name: "René Vente" } }]);
  });
});

describe("what the extension keeps", () => {
  const standing = async (by: SignedInMember, after = 0) =>
    ReportStanding.parse((await call(by.headers, "GET", `/v1/field-reports/standing?after=${after}`)).body);

  it("is own reports with their fate, the number that waits, and the commonest codes", async () => {
    const { report } = await send(reporting(warning({ code: "press" })));
    await send(reporting({ kind: "dispute", reference: "A1", reason: "price", amountCents: 100 }), colleague);
    const mine = await standing(rep);
    expect(mine).toMatchObject({ changed: true, waiting: 0, mine: [{ id: report.id }] });
    expect(mine.common).toHaveLength(6);
    expect(mine.common[0]).toBe("press");
    expect((await standing(analyst)).waiting).toBe(2);
    expect(await standing(rep, mine.revision)).toMatchObject({ changed: false });
    await triage(report.id, { verdict: "reject", reason: "out_of_date" });
    expect(await standing(rep, mine.revision)).toMatchObject({
      changed: true,
      mine: [{ state: "rejected", decided: { reason: "out_of_date", by: "Anaïs Crédit" } }],
    });
  });
});

it("the log of it all goes together", async () => {
  const { report } = await send();
  await triage(report.id, { verdict: "confirm" });
  const admin = await aSignedInMember({ role: "admin", organization });
  const { body } = await call(admin.headers, "GET", "/v1/audit/verify");
  expect(AuditVerification.parse(body)).toMatchObject({ intact: true });
});

describe("what the ledger warns of by itself", () => {
  const ofCode = async (code: string) =>
    (await list(analyst, `list=all&customerId=${customer.id}`)).filter(
      ({ reported }) => reported.kind === "warning" && reported.code === code,
    );
  const bounced = [
    { kind: "payment", daysAgo: 20, amountCents: -1_200_00, reference: "B9P" },
    { kind: "returned_payment", daysAgo: 12, amountCents: 1_200_00, reference: "B9P" },
  ] as const;

  it("is raised once, with the same codes, for triage, and moves nothing before", async () => {
    customer = await aCustomer(organization, { name: "Retour", bookings: [...wellPaying, ...bounced] });
    const [raised] = await ofCode("pay_bounced");
    expect(raised).toMatchObject({ source: "ledger", state: "submitted", author: null });
    expect((await badge()).marks).not.toContain("warning_under_review");
    await reassess(openDatabase(env), organization.number, [customer.entityId], today());
    expect(await ofCode("pay_bounced")).toHaveLength(1);
    const before = await badge();
    await triage(raised?.id ?? "", { verdict: "confirm" });
    // The score counts a returned payment by itself: the warning takes nothing more.
    expect((await badge()).figures?.scorePoints).toBe(before.figures?.scorePoints);
  });

  it("says too what a rep said before, instead of saying it again", async () => {
    const { report } = await send(reporting(warning({ code: "pay_bounced", seenOn: isoDay(-5) })));
    await aLedgerAgain([...bounced]);
    expect(await ofCode("pay_bounced")).toMatchObject([{ id: report.id, corroborated: true }]);
  });

  it("names a payment that was announced and did not come", async () => {
    const { report } = await send(
      reporting({ kind: "promise", reference: "B1", promisedOn: isoDay(0), amountCents: 3_000_00 }),
    );
    await triage(report.id, { verdict: "confirm" });
    const db = openDatabase(env);
    const later = today() + 10;
    await assessEntities(db, organization.number, [customer.entityId], { asOf: later });
    const [broken] = await ofCode("promise_broken");
    expect(broken).toMatchObject({ source: "ledger", state: "confirmed" });
    const [own] = await list(rep, "list=mine");
    expect(own?.reported).toMatchObject({ kind: "promise" });
  });

  async function aLedgerAgain(bookings: readonly unknown[]): Promise<void> {
    const account = await env.DB.prepare(
      "select id from customer_account where organization = ? and entity_id = ?",
    )
      .bind(organization.number, customer.entityId)
      .first<{ id: number }>();
    const other = await aCustomer(organization, { name: "Autre", bookings: bookings as ABooking[] });
    await env.DB.prepare(
      "update ledger_entry set account_id = ?1 where organization = ?2 and account_id = ?3",
    )
      .bind(account?.id ?? 0, organization.number, other.accountId)
      .run();
    for (const table of ["field_report_step where report_id in (select id from field_report", "field_report"])
      await env.DB.prepare(
        `delete from ${table} where organization = ?1 and entity_id = ?2${table === "field_report" ? "" : ")"}`,
      )
        .bind(organization.number, other.entityId)
        .run();
    await reassess(openDatabase(env), organization.number, [customer.entityId], today());
  }
});

describe("what came after", () => {
  it("is told to who warned, with the days before it", async () => {
    customer = await aCustomer(organization, {
      name: "Tardif",
      bookings: [...wellPaying, open("T1", 5_000_00, 45)],
    });
    const { report } = await send();
    expect(report.outcome).toBeNull();
    // The invoice fell due 15 days ago: in 45 days it is 60 days late.
    const day = today() + 46;
    await assessEntities(openDatabase(env), organization.number, [customer.entityId], { asOf: day });
    const [own] = await list(rep, "list=mine");
    expect(own?.outcome).toEqual({ kind: "late_60", on: isoDay(45), leadDays: 45 });
  });

  it("makes the record of each code, and a member's own one once the note on staff is read", async () => {
    const { report } = await send();
    await triage(report.id, { verdict: "confirm" });
    await assessEntities(openDatabase(env), organization.number, [customer.entityId], { asOf: today() + 60 });
    const { body } = await call(analyst.headers, "GET", "/v1/field-reports/by-code");
    const { records } = CodeRecords.parse(body);
    expect(records).toMatchObject([
      {
        code: "stock_low",
        sent: 1,
        judged: 1,
        confirmed: 1,
        confirmedBasisPoints: 10_000,
        customers: 1,
        lateAfter: 1,
      },
    ]);
    expect(records[0]?.lateWithBasisPoints).toBe(10_000);
    const mine = async () =>
      OwnRecord.parse((await call(rep.headers, "GET", "/v1/field-reports/my-record")).body);
    expect(await mine()).toEqual({ state: "off" });
    const admin = await aSignedInMember({ role: "admin", organization, name: "Odile Chef" });
    const note = await call(admin.headers, "PUT", "/v1/organization/staff-note", { read: true });
    expect(note.body).toMatchObject({ readBy: "Odile Chef" });
    expect(await mine()).toMatchObject({ state: "on", sent: 1, confirmed: 1, rejected: 0, right: 1 });
  });
});

describe("time", () => {
  const later = (days: number) => Date.now() + days * 86_400_000;
  const tick = (at: number) =>
    scheduled({ scheduledTime: at, cron: "*/15 * * * *" } as ScheduledController, env);

  it("reminds triage once, and lets lapse what nobody judged", async () => {
    const { report } = await send();
    await tick(later(6));
    await tick(later(7));
    expect((await read(report.id)).steps.map(({ action }) => action)).toEqual(["submitted", "reminded"]);
    const { body } = await call(analyst.headers, "GET", "/v1/field-reports/standing");
    expect(ReportStanding.parse(body)).toMatchObject({ waiting: 1, reminded: 1 });
    await tick(later(200));
    expect((await read(report.id)).report).toMatchObject({ state: "expired", decided: { by: null } });
    expect((await badge()).marks).not.toContain("warning_under_review");
  });

  it("tells a confirmed one when its time is over", async () => {
    const { report } = await send();
    await triage(report.id, { verdict: "confirm" });
    await tick(later(200));
    expect((await read(report.id)).report.state).toBe("expired");
    expect((await read(report.id)).report.decided?.by).toBe("Anaïs Crédit");
  });
});
