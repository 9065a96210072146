import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { AuditPage } from "#shared/contract/audit.ts";
import { CustomerDetail } from "#shared/contract/customers.ts";
import { ChoiceReply, OpenChoicePage, OwnChoices } from "#shared/contract/record-choices.ts";
import { dissolveEntities } from "#worker/db/apply-customers.ts";
import { openDatabase, runBatch } from "#worker/db/database.ts";
import { confirmAgreeing } from "#worker/services/confirm-agreeing.ts";
import { aLedger, type Booked, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";
import { aSeenRecord } from "../every-route.ts";

const SIREN = "732829320";
const OTHER_SIREN = "552032534";

async function aCase() {
  const organization = await anOrganization();
  const member = (role: "rep" | "analyst") => aSignedInMember({ role, organization });
  const [rep, colleague, analyst] = await Promise.all([member("rep"), member("rep"), member("analyst")]);
  const [one, other] = (await aLedger(organization, [
    { name: "Dupont", siren: SIREN },
    { name: "Dupont", siren: OTHER_SIREN },
  ])) as [Booked, Booked];
  return { organization, rep, colleague, analyst, one, other };
}

const record = { ...aSeenRecord("42"), name: "Dupont" };
const { link } = record;
const asQuery = new URLSearchParams(link);

const say = async (
  by: SignedInMember,
  what: "choices" | "rejections",
  { id }: Booked,
  seen: unknown = record,
) => ChoiceReply.parse((await call(by.headers, "POST", `/v1/customers/${id}/${what}`, seen)).body);
const undo = async (by: SignedInMember, { id }: Booked) =>
  ChoiceReply.parse((await call(by.headers, "DELETE", `/v1/customers/${id}/choices?${asQuery}`)).body);
const own = async (by: SignedInMember, known?: string) =>
  OwnChoices.parse(
    (await call(by.headers, "GET", `/v1/choices/own${known === undefined ? "" : `?known=${known}`}`)).body,
  );
const statesOf = async (by: SignedInMember) =>
  (await own(by)).choices?.map(({ customerId, state, everyone }) => [customerId, state, everyone]);
const waiting = async (by: SignedInMember, query = "") =>
  OpenChoicePage.parse((await call(by.headers, "GET", `/v1/choices${query}`)).body).choices;
const linksOf = async (by: SignedInMember, { id }: Booked) =>
  CustomerDetail.parse((await call(by.headers, "GET", `/v1/customers/${id}`)).body).badge.links;
const decide = async (by: SignedInMember, verb: "confirm" | "reject") => {
  const [first] = await waiting(by);
  return call(by.headers, "POST", `/v1/choices/${first?.id}/${verb}`, { reason: "seen on the invoice" });
};
const journal = async (by: SignedInMember) =>
  AuditPage.parse((await call(by.headers, "GET", "/v1/audit")).body)
    .entries.filter(({ action }) => action.startsWith("link_"))
    .map(({ action }) => action)
    .reverse();
const withSiren = (siren: string) => ({ ...record, siren });

describe("a choice", () => {
  it("counts for its author alone, until it is undone", async () => {
    const { rep, colleague, analyst, one } = await aCase();
    expect(await say(rep, "choices", one)).toEqual({ id: one.id, state: "unconfirmed", everyone: false });
    expect(await statesOf(rep)).toEqual([[one.id, "chosen", false]]);
    expect(await statesOf(colleague)).toEqual([]);
    expect(await linksOf(analyst, one)).toEqual([]);
    expect((await undo(rep, one)).state).toBe("undone");
    expect(await statesOf(rep)).toEqual([]);
    expect(await waiting(analyst)).toEqual([]);
    expect(await journal(analyst)).toEqual(["link_chosen", "link_choice_undone"]);
  });

  it("does not undo an analyst's refusal, whatever number the page shows, not at night either", async () => {
    const { organization, rep, analyst, one } = await aCase();
    await say(analyst, "rejections", one);
    const reply = await say(rep, "choices", one, withSiren(SIREN));
    expect(reply).toEqual({ id: one.id, state: "unconfirmed", everyone: false });
    await confirmAgreeing(openDatabase(env), organization.number, today(), Date.now());
    expect(await linksOf(analyst, one)).toEqual([]);
  });

  it("gives way to a later one for the same record", async () => {
    const { rep, one, other } = await aCase();
    await say(rep, "choices", one);
    await say(rep, "choices", other);
    expect(await statesOf(rep)).toEqual([[other.id, "chosen", false]]);
  });

  it("is told again only when it changed", async () => {
    const { rep, one } = await aCase();
    await say(rep, "choices", one);
    const { tag, choices } = await own(rep);
    expect(choices).toMatchObject([{ link, name: "Dupont", numbers: [] }]);
    expect((await own(rep, tag)).choices).toBeNull();
    await undo(rep, one);
    expect((await own(rep, tag)).choices).toEqual([]);
  });

  it("is everybody's at once when a number of the page is the customer's", async () => {
    const { rep, colleague, analyst, one } = await aCase();
    await say(colleague, "choices", one);
    const vat = { ...record, vat: "FR44732829320" };
    expect(await say(rep, "choices", one, vat)).toMatchObject({ state: "confirmed", everyone: true });
    expect(await linksOf(rep, one)).toEqual([link]);
    expect(await statesOf(colleague)).toEqual([]);
    expect(await journal(analyst)).toEqual(["link_chosen", "link_confirmed"]);
  });

  it.each([
    ["another company's number", withSiren(OTHER_SIREN), "contradict"],
    ["a number that is none", withSiren("732829321"), "silent"],
    ["two companies' numbers", { ...withSiren(SIREN), vat: "FR27552032534" }, "contradict"],
  ])("stays the member's with %s on the page", async (_, seen, numbers) => {
    const { rep, analyst, one } = await aCase();
    expect((await say(rep, "choices", one, seen)).state).toBe("unconfirmed");
    expect(await waiting(analyst)).toMatchObject([{ numbers }]);
    expect(await linksOf(analyst, one)).toEqual([]);
  });

  it("stays the member's where the page gives no id: a name may be several companies'", async () => {
    const { rep, analyst, one } = await aCase();
    const named = { ...withSiren(SIREN), link: { ...link, kind: "name", externalId: "DUPONT" } };
    expect((await say(rep, "choices", one, named)).state).toBe("unconfirmed");
    expect((await say(analyst, "choices", one, named)).state).toBe("unconfirmed");
  });

  it("of a name without a record waits for nobody and is confirmed by nobody, by no way", async () => {
    const { organization, rep, analyst, one } = await aCase();
    const bare = { ...link, kind: "name", externalId: "DUPONT" };
    await say(rep, "choices", one, { ...record, link: bare });
    expect(await waiting(analyst)).toEqual([]);
    const row = await env.DB.prepare("select id from record_choice where organization = ?")
      .bind(organization.number)
      .first<{ id: string }>();
    const confirm = call(analyst.headers, "POST", `/v1/choices/${row?.id}/confirm`, {
      reason: "seen on the invoice",
    });
    expect(await refused(confirm)).toEqual({ status: 409, code: "conflict" });
    const directly = call(analyst.headers, "POST", `/v1/customers/${one.id}/links`, bare);
    expect(await refused(directly)).toEqual({ status: 409, code: "conflict" });
    expect(await linksOf(analyst, one)).toEqual([]);
    expect(await statesOf(rep)).toEqual([[one.id, "chosen", false]]);
  });

  it("of what is confirmed already takes the member's other choice with it, and is told as a choice", async () => {
    const { rep, analyst, one, other } = await aCase();
    await say(analyst, "choices", one);
    await say(rep, "choices", other);
    expect(await say(rep, "choices", one)).toEqual({ id: one.id, state: "confirmed", everyone: true });
    expect(await statesOf(rep)).toEqual([]);
    expect(await waiting(analyst)).toEqual([]);
    expect(await journal(analyst)).toEqual(["link_confirmed", "link_chosen", "link_chosen"]);
  });

  it("is not read again while nothing changed, and is where another's decision or import did", async () => {
    const { rep, analyst, one, other } = await aCase();
    await say(rep, "choices", one);
    const { tag } = await own(rep);
    await env.DB.prepare("update record_choice set seen_name = 'unseen' where author <> ''").run();
    expect(await own(rep, tag)).toEqual({ tag, choices: null });
    await env.DB.prepare("update record_choice set seen_name = ? where author <> ''").bind(record.name).run();
    const elsewhere = { ...record, link: { ...link, externalId: "43" } };
    await say(analyst, "choices", other, elsewhere);
    const later = await own(rep, tag);
    expect([later.choices, later.tag === tag]).toEqual([null, false]);
    await say(analyst, "rejections", one);
    expect((await own(rep, later.tag)).choices).toMatchObject([{ state: "rejected", everyone: true }]);
    const refusedTag = (await own(rep)).tag;
    await undo(analyst, one);
    expect((await own(rep, refusedTag)).choices).toEqual([]);
  });

  it("becomes everybody's by night once an import has brought the number", async () => {
    const { organization, rep, analyst, other } = await aCase();
    await say(rep, "choices", other, withSiren("404833048"));
    const night = () => confirmAgreeing(openDatabase(env), organization.number, today(), Date.now());
    await night();
    expect(await linksOf(analyst, other)).toEqual([]);
    await env.DB.prepare("update legal_entity set siren = '404833048' where organization = ? and siren = ?")
      .bind(organization.number, OTHER_SIREN)
      .run();
    await night();
    await night();
    expect(await linksOf(analyst, other)).toEqual([link]);
    expect(await waiting(analyst)).toEqual([]);
    expect(await journal(analyst)).toEqual(["link_chosen", "link_confirmed"]);
  });

  it("is looked at by night however many older ones are not", async () => {
    const { organization, rep, colleague, analyst, one, other } = await aCase();
    const at = (externalId: string, siren: string) => ({ ...record, siren, link: { ...link, externalId } });
    for (const externalId of ["1", "2", "3"]) await say(rep, "choices", one, at(externalId, "404833048"));
    await say(colleague, "choices", other, at("4", "404833048"));
    await env.DB.prepare("update legal_entity set siren = '404833048' where organization = ? and siren = ?")
      .bind(organization.number, OTHER_SIREN)
      .run();
    await confirmAgreeing(openDatabase(env), organization.number, today(), Date.now(), 2);
    expect(await linksOf(analyst, other)).toMatchObject([{ externalId: "4" }]);
    expect(await linksOf(analyst, one)).toEqual([]);
  });

  it("goes with a customer whose account moves to another", async () => {
    const { organization, rep, colleague, one, other } = await aCase();
    await say(rep, "choices", one);
    await say(rep, "rejections", other);
    await say(colleague, "rejections", one);
    const db = openDatabase(env);
    const move = { from: one.entityId, to: other.entityId, events: false };
    await runBatch(db, dissolveEntities(db, organization.number, [move]));
    expect(await statesOf(rep)).toEqual([[other.id, "chosen", false]]);
    expect(await statesOf(colleague)).toEqual([[other.id, "rejected", false]]);
  });

  it("counts once for a repeated request", async () => {
    const { rep, one } = await aCase();
    const headers = { ...rep.headers, "idempotency-key": crypto.randomUUID() };
    const path = `/v1/customers/${one.id}/choices`;
    const [first, second] = [
      await call(headers, "POST", path, record),
      await call(headers, "POST", path, record),
    ];
    expect(second).toEqual(first);
    expect(await statesOf(rep)).toEqual([[one.id, "chosen", false]]);
  });
});

describe("wrong customer", () => {
  it("leaves others a confirmed link, and asks the analyst", async () => {
    const { rep, colleague, analyst, one } = await aCase();
    await say(analyst, "choices", one);
    expect(await linksOf(colleague, one)).toEqual([link]);
    expect(await say(rep, "rejections", one)).toEqual({ id: one.id, state: "rejected", everyone: false });
    expect(await linksOf(colleague, one)).toEqual([link]);
    expect(await statesOf(rep)).toEqual([[one.id, "rejected", false]]);
    expect(await waiting(analyst)).toMatchObject([
      { state: "rejected", customer: { id: one.id }, linked: { id: one.id } },
    ]);
  });

  it("of an analyst takes the link back, with what members chose, for everyone", async () => {
    const { rep, analyst, one, other } = await aCase();
    await say(rep, "choices", one);
    await say(analyst, "choices", one);
    expect(await say(analyst, "rejections", one)).toMatchObject({ state: "rejected", everyone: true });
    expect(await linksOf(rep, one)).toEqual([]);
    expect(await statesOf(rep)).toEqual([[one.id, "rejected", true]]);
    expect(await journal(analyst)).toEqual(["link_chosen", "link_confirmed", "link_removed"]);
    await say(analyst, "choices", other);
    expect(await linksOf(rep, other)).toEqual([link]);
    await undo(analyst, one);
    expect(await statesOf(rep)).toEqual([]);
  });
});

describe("an analyst", () => {
  it("confirms a choice for everyone", async () => {
    const { rep, colleague, analyst, one, other } = await aCase();
    await say(rep, "choices", one);
    await say(colleague, "choices", other);
    const asked = await waiting(analyst, `?customer=${one.id}`);
    expect(asked).toMatchObject([{ state: "chosen", link, customer: { name: "Dupont" }, linked: null }]);
    expect((await decide(analyst, "confirm")).status).toBe(200);
    expect(await linksOf(colleague, one)).toEqual([link]);
    expect(await statesOf(rep)).toEqual([]);
    expect(await statesOf(colleague)).toEqual([]);
    expect(await waiting(analyst)).toEqual([]);
  });

  it("gives a confirmed record to another customer by confirming a choice against it", async () => {
    const { rep, analyst, one, other } = await aCase();
    await say(analyst, "choices", one);
    await say(rep, "choices", other);
    expect(await waiting(analyst, `?customer=${one.id}`)).toHaveLength(1);
    await decide(analyst, "confirm");
    expect([await linksOf(rep, one), await linksOf(rep, other)]).toEqual([[], [link]]);
  });

  it("rejects a choice: the record is not that customer, for everyone", async () => {
    const { rep, colleague, analyst, one } = await aCase();
    await say(rep, "choices", one);
    await decide(analyst, "reject");
    expect(await statesOf(rep)).toEqual([[one.id, "rejected", true]]);
    expect(await statesOf(colleague)).toEqual([[one.id, "rejected", true]]);
    expect(await waiting(analyst)).toEqual([]);
  });

  it("finds who says wrong customer right, or wrong", async () => {
    const { rep, analyst, one } = await aCase();
    await say(analyst, "choices", one);
    await say(rep, "rejections", one);
    await decide(analyst, "reject");
    expect(await linksOf(rep, one)).toEqual([link]);
    expect(await statesOf(rep)).toEqual([]);
    await say(rep, "rejections", one);
    await decide(analyst, "confirm");
    expect(await linksOf(rep, one)).toEqual([]);
    expect(await statesOf(rep)).toEqual([[one.id, "rejected", true]]);
  });
});

describe("choices", () => {
  it.each([
    ["a page instead of an origin", { link: { ...link, origin: "https://erp.example.test/card?id=1" } }],
    ["no record", { link: { ...link, externalId: "" } }],
    ["an oversize name", { name: "D".repeat(301) }],
  ])("are refused with %s", async (_, change) => {
    const { rep, one } = await aCase();
    const asked = call(rep.headers, "POST", `/v1/customers/${one.id}/choices`, { ...record, ...change });
    expect(await refused(asked)).toEqual({ status: 422, code: "invalid_input" });
  });

  it("are decided by analysts alone", async () => {
    const { rep, one } = await aCase();
    await say(rep, "choices", one);
    expect(await refused(call(rep.headers, "GET", "/v1/choices"))).toMatchObject({ code: "not_allowed" });
  });

  it("are nobody else's: another organization, another member, another portfolio", async () => {
    const { rep, colleague, one } = await aCase();
    await say(rep, "choices", one);
    const stranger = await aSignedInMember({ role: "analyst", organization: await anOrganization() });
    expect(await waiting(stranger)).toEqual([]);
    expect(await statesOf(stranger)).toEqual([]);
    await undo(colleague, one);
    await say(colleague, "rejections", one);
    expect(await statesOf(rep)).toEqual([[one.id, "chosen", false]]);
    expect(await statesOf(colleague)).toEqual([[one.id, "rejected", false]]);
  });

  it("of a customer who left the portfolio are not told any more", async () => {
    const organization: AnOrganization = await anOrganization({ repScope: "own" });
    const rep = await aSignedInMember({ role: "rep", organization, repCode: "R1" });
    const [one] = (await aLedger(organization, [{ name: "Dupont", repCode: "R1" }])) as [Booked];
    await say(rep, "choices", one);
    await env.DB.prepare("update badge_row set rep_code = 'R2' where organization = ?")
      .bind(organization.number)
      .run();
    expect(await statesOf(rep)).toEqual([]);
  });
});
