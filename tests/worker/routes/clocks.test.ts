import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import {
  ClockSettings,
  type Deadline,
  DeadlinePage,
  DeadlineStanding,
  Insurer,
  LedgerSplit,
} from "#shared/contract/clocks.ts";
import { Recorded } from "#shared/contract/customers.ts";
import { ReportReply } from "#shared/contract/field-reports.ts";
import { InsurerLimitsRead } from "#shared/contract/insurer-limits.ts";
import { SyncPage } from "#shared/contract/sync.ts";
import { addMonths, formatIsoDate } from "#shared/credit/calendar.ts";
import { nextWorkingDay } from "#shared/credit/working-days.ts";
import { openDatabase } from "#worker/db/database.ts";
import { insertEvent } from "#worker/db/events.ts";
import { assessEntities, reassess } from "#worker/services/assess-entities.ts";
import { aCustomer, type Booked, isoDay, open, paid, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let analyst: SignedInMember;
let customer: Booked;

beforeEach(async () => {
  organization = await anOrganization();
  analyst = await aSignedInMember({ role: "analyst", organization, name: "Anaïs Crédit" });
  customer = await aCustomer(organization, {
    name: "Menuiserie Lenoir",
    repCode: "R1",
    bookings: [open("F-1", 4_000_00, 60), open("F-2", 1_000_00, 10), open("F-3", 500_00, 2)],
  });
});

const db = () => openDatabase(env);
const assessAgain = () => reassess(db(), organization.number, [customer.entityId], today());
const list = async (query = ""): Promise<DeadlinePage> =>
  DeadlinePage.parse((await call(analyst.headers, "GET", `/v1/clocks${query}`)).body);
const kinds = (deadlines: readonly Deadline[]) => deadlines.map(({ kind }) => kind);
const ofKind = async (kind: string): Promise<Deadline> => {
  const found = (await list()).deadlines.find((each) => each.kind === kind);
  if (!found) throw new Error(`no open deadline of kind ${kind}`);
  return found;
};
const end = (id: string, outcome: string, by = analyst) =>
  call(by.headers, "POST", `/v1/clocks/${id}/ending`, { outcome, reason: "sent by registered letter" });
const badge = async (by = analyst) =>
  SyncPage.parse((await call(by.headers, "GET", "/v1/sync?viewKey=none&revision=0")).body).rows.find(
    ({ id }) => id === customer.id,
  );
const heardOf = async (kind: string, day: string) =>
  Recorded.parse(
    (await call(analyst.headers, "POST", `/v1/customers/${customer.id}/events`, { kind, day, note: "press" }))
      .body,
  ).id;
const journal = async (action: string) =>
  (
    await env.DB.prepare("select count(*) as n from audit where organization = ? and action = ?")
      .bind(organization.number, action)
      .first<{ n: number }>()
  )?.n;

/** A judgment that the gazette published so many days ago, three days after it was given. */
async function published(daysAgo: number, kind = "liquidation"): Promise<string> {
  const id = crypto.randomUUID();
  const notice = JSON.stringify({ url: "https://gazette.example.test/A1", court: "TC DE LYON" });
  await env.DB.prepare(
    `insert into gazette_notice (organization, entity_id, id, published_day, body, recorded_at, recorded_revision)
      values (?, ?, 'A1', ?, ?, 0, 1)`,
  )
    .bind(organization.number, customer.entityId, today() - daysAgo, notice)
    .run();
  await insertEvent(db(), organization.number, {
    ...{ entityId: customer.entityId, id, kind, day: today() - daysAgo - 3, note: "", author: "job:watch" },
    ...{ recordedAt: Date.now(), noticeId: "A1", publishedDay: today() - daysAgo },
  });
  await assessAgain();
  return id;
}

describe("deadlines of a procedure", () => {
  it("a judgment only heard of lets prepare; its publication opens two, three and six months", async () => {
    await heardOf("liquidation", isoDay(-9));
    const [prepare, ...more] = (await list()).deadlines;
    expect(more).toEqual([]);
    expect(prepare).toMatchObject({ kind: "claim_prepare", dueOn: null, shownOn: null, state: "open" });
    expect((await badge())?.outside?.clock).toEqual({ kind: "claim_prepare", on: null });

    await published(6);
    const { deadlines, pressing } = await list();
    expect(kinds(deadlines).sort()).toEqual([
      "claim_declaration",
      "relief_from_foreclosure",
      "retention_of_title",
    ]);
    const claim = await ofKind("claim_declaration");
    expect(claim).toMatchObject({
      about: { customerId: customer.id, name: "Menuiserie Lenoir" },
      startOn: isoDay(-6),
      dueOn: formatIsoDate(nextWorkingDay(addMonths(today() - 6, 2))),
      atStakeCents: 5_000_00,
      lostIfMissed: "claim",
      document: "https://gazette.example.test/A1",
      court: "TC DE LYON",
      provisional: false,
    });
    expect(pressing).toBe(0);
    expect((await badge())?.outside?.clock).toEqual({ kind: "claim_declaration", on: claim.shownOn });
    expect(kinds((await list("?state=closed")).deadlines)).toEqual(["claim_prepare"]);
    expect(await journal("deadline_withdrawn")).toBe(1);
  });

  it("what a person closed stays closed; the others go with their ground, and come back with it", async () => {
    const event = await published(6);
    const claim = await ofKind("claim_declaration");
    expect((await end(claim.id, "done")).status).toBe(200);
    expect(await refused(end(claim.id, "waived"))).toEqual({ status: 409, code: "conflict" });
    expect((await badge())?.outside?.clock?.kind).toBe("retention_of_title");
    await assessAgain();
    expect(kinds((await list("?state=closed")).deadlines)).toEqual(["claim_declaration"]);
    expect((await list("?state=closed")).deadlines[0]).toMatchObject({
      ...{ state: "done", decidedBy: "Anaïs Crédit", reason: "sent by registered letter" },
    });

    const revoke = `/v1/customers/${customer.id}/events/${event}/revoke`;
    expect((await call(analyst.headers, "POST", revoke, { reason: "annulled" })).status).toBe(200);
    expect((await list()).deadlines).toEqual([]);
    expect((await badge())?.outside?.clock).toBeUndefined();
    const states = (await list("?state=closed")).deadlines.map(({ kind, state }) => [kind, state]).sort();
    expect(states).toEqual([
      ["claim_declaration", "done"],
      ["relief_from_foreclosure", "withdrawn"],
      ["retention_of_title", "withdrawn"],
    ]);
    await env.DB.prepare(
      "update credit_event set revoked_at = null, revoked_revision = null where organization = ?",
    )
      .bind(organization.number)
      .run();
    await assessAgain();
    expect(kinds((await list()).deadlines).sort()).toEqual(["relief_from_foreclosure", "retention_of_title"]);
  });

  it("what nobody has confirmed is provisional until it is kept, and then stays so", async () => {
    await published(6);
    const title = await ofKind("retention_of_title");
    expect(title.provisional).toBe(true);
    const claim = await ofKind("claim_declaration");
    expect(await refused(end(claim.id, "kept"))).toEqual({ status: 409, code: "conflict" });
    expect((await end(title.id, "kept")).status).toBe(200);
    await assessAgain();
    expect(await ofKind("retention_of_title")).toMatchObject({ provisional: false, state: "open" });
    expect(await journal("deadline_kept")).toBe(1);
  });

  it("the creditor's place and terms move them", async () => {
    await published(6);
    const put = (settings: ClockSettings) => call(analyst.headers, "PUT", "/v1/clock-settings", settings);
    expect((await put({ outsideMainland: true, retentionOfTitle: false })).status).toBe(200);
    expect(ClockSettings.parse((await call(analyst.headers, "GET", "/v1/clock-settings")).body)).toEqual({
      ...{ outsideMainland: true, retentionOfTitle: false },
    });
    expect(kinds((await list()).deadlines).sort()).toEqual(["claim_declaration", "relief_from_foreclosure"]);
    const due = formatIsoDate(nextWorkingDay(addMonths(today() - 6, 4)));
    expect((await ofKind("claim_declaration")).dueOn).toBe(due);
    const later = (await ofKind("claim_declaration")).updatedAt;
    // Earlier again: whoever reads the list has to see it.
    await put({ outsideMainland: false, retentionOfTitle: true });
    expect(Date.parse((await ofKind("claim_declaration")).updatedAt ?? "")).toBeGreaterThan(
      Date.parse(later ?? ""),
    );
    expect((await ofKind("retention_of_title")).provisional).toBe(false);
  });

  it("are listed page by page by what is lost, and told when they press or are to be reminded of", async () => {
    await published(55);
    const all = await list();
    expect(kinds(all.deadlines)[0]).toBe("claim_declaration");
    expect(all.pressing).toBe(1);
    const first = await list("?limit=2");
    const second = await list(`?limit=2&cursor=${first.next}`);
    expect([...first.deadlines, ...second.deadlines]).toEqual(all.deadlines);
    expect(second.next).toBeNull();
    expect(await list(`?customer=${crypto.randomUUID()}`)).toMatchObject({ deadlines: [], pressing: 1 });
    const standing = async () =>
      DeadlineStanding.parse((await call(analyst.headers, "GET", "/v1/clocks/standing")).body);
    const claim = await ofKind("claim_declaration");
    await env.DB.prepare("update clock set remind_days = ? where id = ?")
      .bind(JSON.stringify([today() - 3, today(), today() + 3]), claim.id)
      .run();
    expect(await standing()).toMatchObject({
      ...{ open: 3, pressing: 1 },
      reminders: expect.arrayContaining([
        expect.objectContaining({ id: claim.id, kind: "claim_declaration", remindOn: isoDay(0) }),
      ]),
    });
    expect((await ofKind("claim_declaration")).remindOn).toBe(isoDay(0));
    await end(claim.id, "waived");
    expect((await standing()).reminders.map(({ id }) => id)).not.toContain(claim.id);
  });
});

describe("duties of an insurance", () => {
  const terms = {
    ...{ name: "Assureur", insuredSharePercent: 90, reportAdverseDays: 10, reportOverdueAfterDays: 60 },
    ...{ maximumExtensionDays: null, stopOfCoverDays: 60, discretionaryLimitCents: null, isDefault: true },
  };

  let insurer: Insurer;
  beforeEach(async () => {
    insurer = Insurer.parse((await call(analyst.headers, "POST", "/v1/insurers", terms)).body);
  });
  const insured = async () => {
    const decision = { kind: "limit", amountCents: 10_000_00 };
    const row = { customerId: customer.id, decision, from: isoDay(-100), until: null };
    const limits = `/v1/insurers/${insurer.id}/limits`;
    const { results } = InsurerLimitsRead.parse(
      (await call(analyst.headers, "POST", limits, { rows: [row] })).body,
    );
    expect(results).toMatchObject([{ outcome: "taken" }]);
  };

  it("are nobody's who has no limit, and follow from the oldest overdue document of who has", async () => {
    await assessAgain();
    expect((await list()).deadlines).toEqual([]);
    await insured();
    const { deadlines } = await list();
    expect(kinds(deadlines).sort()).toEqual(["insurer_report_overdue", "insurer_stop_of_cover"]);
    // F-1 was due 30 days ago.
    expect(await ofKind("insurer_report_overdue")).toMatchObject({
      ...{ startOn: isoDay(-30), dueOn: isoDay(30), insurer: "Assureur", lostIfMissed: "cover" },
    });
    expect((await badge())?.outside).toMatchObject({
      ...{ lastCoveredOn: isoDay(29), clock: { kind: expect.stringMatching(/^insurer_/) } },
    });
    await env.DB.prepare("update tenant set rep_detail = 'class' where number = ?")
      .bind(organization.number)
      .run();
    const rep = await aSignedInMember({ role: "rep", organization });
    const seen = async () => (await badge(rep))?.outside;
    expect(await seen()).toMatchObject({ gaps: expect.arrayContaining(["identity"]) });
    expect(await seen()).not.toHaveProperty("clock");
    customer = await aCustomer(organization, { name: "Non assurée", bookings: [open("N-1", 900_00, 60)] });
    await published(6);
    expect(await seen()).toMatchObject({ clock: { kind: "claim_declaration" } });
    expect(await seen()).not.toHaveProperty("lastCoveredOn");
  });

  it("follow at once what the insurance asks, and end with it", async () => {
    await insured();
    const path = `/v1/insurers/${insurer.id}`;
    const longer = { ...terms, reportOverdueAfterDays: 90, stopOfCoverDays: null };
    expect((await call(analyst.headers, "PUT", path, longer)).status).toBe(200);
    expect(kinds((await list()).deadlines)).toEqual(["insurer_report_overdue"]);
    expect((await ofKind("insurer_report_overdue")).dueOn).toBe(isoDay(60));
    expect((await call(analyst.headers, "DELETE", path)).status).toBe(204);
    expect((await list()).deadlines).toEqual([]);
    expect((await badge())?.outside?.lastCoveredOn).toBeUndefined();
  });

  it("begin the day the rep heard it, provisionally until the warning is confirmed", async () => {
    await insured();
    const rep = await aSignedInMember({ role: "rep", organization, repCode: "R1" });
    const report = {
      ...{ customerId: customer.id, text: "", link: null },
      reported: { kind: "warning", code: "delay_request", knownBy: "told", seenOn: isoDay(-2) },
    };
    const sent = await call(rep.headers, "POST", "/v1/field-reports", report);
    const { report: kept } = ReportReply.parse(sent.body);
    expect(await ofKind("insurer_report_adverse")).toMatchObject({
      ...{ startOn: isoDay(-2), dueOn: isoDay(8), provisional: true },
    });
    const verdict = { version: 1, verdict: "confirm", note: "" };
    const triage = `/v1/field-reports/${kept.id}/triage`;
    expect((await call(analyst.headers, "POST", triage, verdict)).status).toBe(200);
    expect((await ofKind("insurer_report_adverse")).provisional).toBe(false);
  });

  it("leave cover behind in stop of cover, for limit and badge", async () => {
    const late = await aCustomer(organization, {
      name: "Garage Petit",
      bookings: [
        ...Array.from({ length: 14 }, (_, month) => paid(`P${month}`, 4_000_00, 60 + month * 30, 0)).flat(),
        open("S-1", 100_00, 90),
      ],
    });
    customer = late;
    await insured();
    expect((await badge())?.outside?.lastCoveredOn).toBe(isoDay(-1));
    const kept = await env.DB.prepare(
      "select body from assessment where organization = ? and entity_id = ? order by as_of desc, revision desc limit 1",
    )
      .bind(organization.number, late.entityId)
      .first<{ body: string }>();
    expect(JSON.parse(kept?.body ?? "{}").recommendedLimit.params.insuredCents).toBe(0);
  });

  it("appear the day after a document fell due, which is when it is looked at again", async () => {
    customer = await aCustomer(organization, {
      name: "Zinguerie Morel",
      bookings: [open("Z-1", 900_00, 30)],
    });
    await insured();
    expect((await list(`?customer=${customer.id}`)).deadlines).toEqual([]);
    const due = await env.DB.prepare("select next_change_on as day from legal_entity where public_id = ?")
      .bind(customer.id)
      .first<{ day: number }>();
    expect(due?.day).toBe(today() + 1);
    await assessEntities(db(), organization.number, [customer.entityId], { asOf: today() + 1 });
    expect(kinds((await list(`?customer=${customer.id}`)).deadlines).sort()).toEqual([
      "insurer_report_overdue",
      "insurer_stop_of_cover",
    ]);
  });
});

describe("the ledger at the judgment", () => {
  const path = () => `/v1/customers/${customer.id}/ledger-split`;

  it("has a debt on its side, names payments that were forbidden, and adds up the claim", async () => {
    expect(await refused(call(analyst.headers, "GET", path()))).toEqual({ status: 404, code: "not_found" });
    customer = await aCustomer(organization, {
      name: "Charpentes Noël",
      repCode: "R1",
      bookings: [
        open("C-1", 3_000_00, 60),
        open("C-2", 1_000_00, 20),
        open("C-3", 700_00, 2),
        ...paid("C-4", 200_00, 50, 15),
      ],
    });
    // Judgment nine days ago; C-4 was paid five days ago.
    await published(6, "reorganisation");
    const split = LedgerSplit.parse((await call(analyst.headers, "GET", path())).body);
    expect(split).toMatchObject({
      ...{ judgmentOn: isoDay(-9), publishedOn: isoDay(-6), court: "TC DE LYON" },
      before: { openCents: 4_000_00 },
      after: { openCents: 700_00, lines: [{ reference: "C-3" }] },
      forbidden: [{ verdict: "forbidden", amountCents: 200_00, settles: "C-4", date: isoDay(-5) }],
      statement: { dueCents: 3_200_00, toFallDueCents: 1_000_00, indemnitiesCents: 80_00 },
    });
    expect(split.statement?.lines.map(({ reference }) => reference).sort()).toEqual(["C-1", "C-2", "C-4"]);
    const rep = await aSignedInMember({ role: "rep", organization, repCode: "R1" });
    expect((await call(rep.headers, "GET", path())).status).toBe(200);
    await env.DB.prepare("update tenant set rep_detail = 'class' where number = ?")
      .bind(organization.number)
      .run();
    expect(await refused(call(rep.headers, "GET", path()))).toEqual({ status: 403, code: "not_allowed" });
  });
});
