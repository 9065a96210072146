import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { AuditVerification } from "#shared/contract/audit.ts";
import { Problem } from "#shared/contract/errors.ts";
import {
  RequestDetail,
  RequestPage,
  RequestReply,
  RequestStanding,
  type RequestSummary,
} from "#shared/contract/requests.ts";
import { scheduled } from "#worker/scheduled.ts";
import { aCustomer, aLedger, type Booked, isoDay, open } from "../a-ledger.ts";
import {
  type AnOrganization,
  anOrganization,
  aSignedInMember,
  onceMore,
  type SignedInMember,
} from "../a-member.ts";
import { call, refused } from "../call.ts";

let organization: AnOrganization;
let rep: SignedInMember;
let analyst: SignedInMember;
let admin: SignedInMember;
let customer: Booked;

beforeEach(async () => {
  organization = await anOrganization();
  rep = await aSignedInMember({ role: "rep", organization, name: "René Vente" });
  analyst = await aSignedInMember({ role: "analyst", organization, name: "Anaïs Crédit" });
  admin = await aSignedInMember({ role: "admin", organization, name: "Odile Chef" });
  customer = await aCustomer(organization, { name: "Menuiserie Aube", bookings: [open("A1", 2_000_00, 5)] });
});

const quote = {
  site: "dolibarr",
  origin: "https://erp.example.test",
  tenant: "",
  kind: "quote",
  externalId: "42",
  url: "https://erp.example.test/comm/propal/card.php?id=42",
};
const release = (change: Record<string, unknown> = {}) => ({
  kind: "order_release",
  document: quote,
  documentKind: "quote",
  documentNumber: "PR2611-0042",
  amountCents: 4_000_00,
  currency: "EUR",
  ...change,
});
const asking = (asked: Record<string, unknown> = release(), change: Record<string, unknown> = {}) => ({
  customerId: customer.id,
  asked,
  reason: "seasonal_peak",
  note: "new shop opens",
  ...change,
});
const ask = async (body: unknown = asking(), by = rep) => {
  const { status, body: reply } = await call(by.headers, "POST", "/v1/requests", body);
  expect(status).toBe(201);
  return RequestReply.parse(reply);
};
const read = async (id: string, by = analyst) =>
  RequestDetail.parse((await call(by.headers, "GET", `/v1/requests/${id}`)).body);
const post = (by: SignedInMember, id: string, step: string, body: unknown) =>
  call(by.headers, "POST", `/v1/requests/${id}/${step}`, body);

const granting = async (id: string, grant: Record<string, unknown> = {}, by = analyst) => {
  const { version, now } = await read(id, by);
  return {
    outcome: "grant",
    version,
    grant: {
      kind: "order_release",
      amountCents: 4_000_00,
      basis: "gross",
      depositCents: 0,
      until: isoDay(3),
      ...grant,
    },
    note: "good customer",
    seen: now?.seen,
    seenHash: now?.inputsHash,
  };
};
const grant = async (
  id: string,
  change: Record<string, unknown> = {},
  by = analyst,
): Promise<RequestSummary> => {
  const { status, body } = await post(by, id, "decision", await granting(id, change, by));
  expect(status).toBe(200);
  return RequestReply.parse(body).request;
};

describe("POST /v1/requests answers", () => {
  it("with a request that says where it stands, and keeps what was known", async () => {
    const { request, joined } = await ask();
    expect(joined).toBe(false);
    expect(request).toMatchObject({
      state: "requested",
      version: 1,
      customerName: "Menuiserie Aube",
      valueCents: 4_000_00,
      askers: [{ name: "René Vente", isMe: true }],
      waitsForMe: false,
      rights: { withdraw: true, decide: false },
    });
    expect(request.dueAt > request.askedAt).toBe(true);
    const detail = await read(request.id);
    expect(detail.whenAsked).toMatchObject({ riskClass: "NR", exposureCents: 2_000_00, verdict: "ask" });
    expect(detail.whenAsked?.resultingCents).toBe(6_000_00);
    expect(detail.now?.seen).toEqual(detail.whenAsked?.seen);
    expect(detail.steps.map(({ action, by }) => [action, by?.name])).toEqual([["requested", "René Vente"]]);
    expect(detail.steps[0]?.audit?.sequence).toBeGreaterThan(0);
  });

  it("by joining what is asked already: another asker, another amount, looked at anew", async () => {
    const first = await ask();
    const other = await aSignedInMember({ role: "rep", organization, name: "Rosa Vente" });
    const second = await ask(asking(release({ amountCents: 5_000_00 })), other);
    expect(second.joined).toBe(true);
    expect(second.request).toMatchObject({
      id: first.request.id,
      version: 2,
      valueCents: 5_000_00,
      askers: [{ name: "René Vente" }, { name: "Rosa Vente" }],
    });
    expect((await read(first.request.id)).whenAsked?.resultingCents).toBe(7_000_00);
  });

  it("with the first reply when it is sent again under its key", async () => {
    const headers = { ...rep.headers, ...onceMore(rep.headers) };
    const first = await call(headers, "POST", "/v1/requests", asking());
    const again = await call(headers, "POST", "/v1/requests", asking());
    expect(again).toEqual(first);
    const { body } = await call(rep.headers, "GET", "/v1/requests");
    expect(RequestPage.parse(body).requests).toHaveLength(1);
  });
});

describe("POST /v1/requests refuses", () => {
  it.each([
    ["an amount of nothing", release({ amountCents: 0 })],
    ["a negative amount", release({ amountCents: -1 })],
    ["an amount nobody orders", release({ amountCents: 1e14 })],
    ["a text that is no number", release({ amountCents: "NaN" })],
    ["a currency that is none", release({ currency: "euro" })],
    ["a link of another scheme", release({ document: { ...quote, url: "javascript:alert(1)" } })],
    ["an origin of another scheme", release({ document: { ...quote, origin: "file:///etc" } })],
    ["a link to another origin", release({ document: { ...quote, url: "https://evil.example.test/42" } })],
    [
      "a link to an origin that only begins like it",
      release({ document: { ...quote, url: "https://erp.example.test.evil.test/" } }),
    ],
    ["a deposit of the whole", release({ depositCents: 4_000_00 })],
    ["an end in the past", { kind: "block", until: isoDay(-1) }],
    ["a verdict of its own", { kind: "verdict", verdict: "within_limit" }],
  ])("%s", async (_, asked) => {
    expect(await refused(call(rep.headers, "POST", "/v1/requests", asking(asked)))).toEqual({
      status: 422,
      code: "invalid_input",
    });
  });

  it("a reason of its own without a word about it", async () => {
    const body = asking(release(), { reason: "other", note: "" });
    expect(await refused(call(rep.headers, "POST", "/v1/requests", body))).toEqual({
      status: 422,
      code: "invalid_input",
    });
  });

  it("a customer of another organization", async () => {
    const stranger = await aSignedInMember({ role: "admin" });
    expect(await refused(call(stranger.headers, "POST", "/v1/requests", asking()))).toEqual({
      status: 404,
      code: "not_found",
    });
  });
});

describe("a decision", () => {
  it("grants a release with its conditions, and the order it reserves counts", async () => {
    const { request } = await ask(asking(release({ amountCents: 18_400_00 })));
    const granted = await grant(
      request.id,
      { amountCents: 15_000_00, basis: "financed", depositCents: 5_520_00 },
      admin,
    );
    expect(granted).toMatchObject({
      state: "approved_with_conditions",
      decidedBy: "Odile Chef",
      release: { state: "pending", conditionMetOn: null, codes: [] },
    });
    const detail = await read(request.id);
    expect(detail.whenDecided).toMatchObject({ exposureCents: 2_000_00, resultingCents: 14_880_00 });
    // 18 400 less the deposit: 12 880 reserved beside the open invoice of 2 000, the document itself taken out of the check.
    expect(detail.now?.exposureCents).toBe(2_000_00);
    const { body } = await call(analyst.headers, "GET", `/v1/customers/${customer.id}`);
    expect(body).toMatchObject({ badge: { figures: { exposure: { totalCents: 14_880_00 } } } });
  });

  it("waits for the deposit until the books show it", async () => {
    const { request } = await ask();
    await grant(request.id, { depositCents: 1_000_00 });
    await aLedger(organization, []);
    await env.DB.prepare(
      `insert into ledger_entry (organization, account_id, day, import_id, line, kind, subledger, document_day, due_day,
        reference, label, amount_cents, letter, voucher)
      select ?1, ?2, ?3, max(id), 9, 11, 4, ?3, null, 'AC-1', 'acompte PR2611-0042', -100000, null, '' from ledger_import
      where organization = ?1`,
    )
      .bind(organization.number, customer.accountId, Math.floor(Date.now() / 86_400_000))
      .run();
    await call(admin.headers, "PUT", `/v1/customers/${customer.id}/terms`, { kind: "net", days: 30 });
    const { release: after, steps } = await read(request.id);
    expect(after?.state).toBe("active");
    expect(steps.at(-1)).toMatchObject({ action: "condition_met", by: null });
  });

  it("refuses with a reason that the asker reads", async () => {
    const { request } = await ask();
    const { version } = await read(request.id);
    const reply = await post(analyst, request.id, "decision", {
      outcome: "refuse",
      version,
      reason: "incomplete_file",
      note: "send the accounts",
    });
    expect(reply.status).toBe(200);
    const { body } = await call(rep.headers, "GET", "/v1/requests");
    expect(RequestPage.parse(body).requests).toMatchObject([
      { state: "refused", refusal: { reason: "incomplete_file", note: "send the accounts" } },
    ]);
  });

  it("sets the limit that was asked for", async () => {
    const until = isoDay(20);
    const asked = { kind: "limit_temporary", amountCents: 8_000_00, from: isoDay(0), until };
    const { request } = await ask(asking(asked));
    await grant(request.id, { ...asked, amountCents: 7_000_00 });
    const { body } = await call(analyst.headers, "GET", `/v1/customers/${customer.id}`);
    expect(body).toMatchObject({
      badge: { figures: { limit: { kind: "temporary", amountCents: 7_000_00, until } } },
    });
  });

  it("blocks a customer, and frees it again", async () => {
    const { request } = await ask(asking({ kind: "block", until: isoDay(30) }));
    await grant(request.id, { kind: "block", until: isoDay(30) });
    const limit = async () =>
      ((await call(analyst.headers, "GET", `/v1/customers/${customer.id}`)).body as Record<string, never>)
        .badge;
    expect(await limit()).toMatchObject({ figures: { limit: { kind: "temporary", amountCents: 0 } } });
    const freeing = await ask(asking({ kind: "unblock" }));
    await grant(freeing.request.id, { kind: "unblock" });
    expect(await limit()).toMatchObject({ figures: { limit: { kind: "none" } } });
  });

  it.each([
    ["nobody's own request", () => rep],
    ["nothing by somebody without authority", () => manager],
  ])("is %s", async (_, who) => {
    manager = await aSignedInMember({ role: "manager", organization });
    const { request } = await ask();
    expect(await refused(post(who(), request.id, "decision", await granting(request.id)))).toEqual({
      status: 403,
      code: "not_allowed",
    });
  });

  it("beyond the member's ceiling names who could", async () => {
    const { request } = await ask(asking(release({ amountCents: 30_000_00 })));
    const reply = await post(
      analyst,
      request.id,
      "decision",
      await granting(request.id, { amountCents: 30_000_00 }),
    );
    expect(Problem.parse(reply.body)).toMatchObject({
      code: "beyond_authority",
      authority: {
        reason: "beyond_ceiling",
        riskClass: "NR",
        netCents: 32_000_00,
        ceilingCents: 10_000_00,
        granters: [{ name: "Odile Chef", role: "admin" }],
      },
    });
  });

  it("is looked at again when more is owed than was seen", async () => {
    const { request } = await ask();
    const decision = await granting(request.id);
    await call(admin.headers, "POST", `/v1/customers/${customer.id}/events`, {
      kind: "safeguard",
      day: isoDay(0),
      note: "published today",
    });
    const reply = await post(admin, request.id, "decision", decision);
    expect(Problem.parse(reply.body)).toMatchObject({
      code: "look_again",
      lookAgain: ["class_worse", "hard_rule"],
    });
    expect((await read(request.id)).state).toBe("requested");
  });

  it("of two at once counts once; the other is told who was quicker", async () => {
    const { request } = await ask();
    const decision = await granting(request.id);
    const replies = await Promise.all([
      post(analyst, request.id, "decision", decision),
      post(admin, request.id, "decision", {
        ...decision,
        grant: { ...decision.grant, amountCents: 3_000_00 },
      }),
    ]);
    const [won, lost] = replies.toSorted((a, b) => a.status - b.status);
    expect(won?.status).toBe(200);
    const winner = RequestReply.parse(won?.body).request.decidedBy;
    expect(Problem.parse(lost?.body)).toMatchObject({
      code: "request_closed",
      outcome: { state: "approved", version: 2, by: winner },
    });
    const { results } = await env.DB.prepare("select * from order_release where organization = ?")
      .bind(organization.number)
      .all();
    expect(results).toHaveLength(1);
  });

  it("after a withdrawal, and one sent late, are told what happened", async () => {
    const { request } = await ask();
    const late = await granting(request.id);
    await post(rep, request.id, "withdrawal", { version: 1 });
    expect(Problem.parse((await post(analyst, request.id, "decision", late)).body)).toMatchObject({
      code: "request_closed",
      outcome: { state: "withdrawn" },
    });
  });

  it("upon an older version is refused where the facts changed", async () => {
    const { request } = await ask();
    const late = await granting(request.id);
    await ask(asking(release({ amountCents: 4_500_00 })));
    expect(await refused(post(analyst, request.id, "decision", late))).toEqual({
      status: 412,
      code: "request_moved_on",
    });
  });
});

let manager: SignedInMember;

describe("other steps", () => {
  it("sales endorses, credit asks back, the asker answers", async () => {
    manager = await aSignedInMember({ role: "manager", organization, name: "Marc Ventes" });
    const { request } = await ask();
    const seen = await read(request.id, manager);
    expect(seen.authority).toBeNull();
    expect(seen.granters?.map(({ name }) => name)).toEqual(["Anaïs Crédit", "Odile Chef"]);
    await post(manager, request.id, "endorsement", { version: 1, note: "worth it" });
    await post(analyst, request.id, "question", { version: 2, note: "which shop?" });
    expect(await read(request.id, rep)).toMatchObject({
      state: "endorsed",
      endorsedBy: "Marc Ventes",
      awaiting: "asker",
      waitsForMe: true,
    });
    await post(rep, request.id, "additions", { note: "the one in Troyes" });
    const detail = await read(request.id);
    expect(detail).toMatchObject({ awaiting: "credit", state: "endorsed", waitsForMe: true });
    expect(detail.steps.map(({ action, note }) => [action, note])).toEqual([
      ["requested", "new shop opens"],
      ["endorsed", "worth it"],
      ["asked_back", "which shop?"],
      ["added", "the one in Troyes"],
    ]);
  });

  it("is given to a colleague, who must be able to decide", async () => {
    const { request } = await ask();
    await post(analyst, request.id, "assignment", { version: 1, memberId: admin.member.memberId });
    expect(await read(request.id, analyst)).toMatchObject({
      assignedTo: { name: "Odile Chef" },
      waitsForMe: false,
    });
    expect(await read(request.id, admin)).toMatchObject({ waitsForMe: true });
    expect(
      await refused(post(admin, request.id, "assignment", { version: 2, memberId: rep.member.memberId })),
    ).toEqual({ status: 422, code: "invalid_input" });
  });

  it("a release ends early and frees what it reserved; a deposit may be proved by hand", async () => {
    const { request } = await ask();
    const { version } = await grant(request.id, { depositCents: 1_000_00 });
    const proved = await post(analyst, request.id, "condition", {
      version,
      note: "transfer seen at the bank",
    });
    expect(RequestReply.parse(proved.body).request.release).toMatchObject({ state: "active" });
    const ended = await post(analyst, request.id, "end", { version: version + 1, note: "order cancelled" });
    expect(RequestReply.parse(ended.body).request.release?.state).toBe("ended");
    const { body } = await call(analyst.headers, "GET", `/v1/customers/${customer.id}`);
    expect(body).toMatchObject({ badge: { figures: { exposure: { totalCents: 2_000_00 } } } });
  });

  it("is answered by a limit that somebody sets meanwhile without being asked", async () => {
    const asked = { kind: "limit_permanent", amountCents: 8_000_00 };
    const { request } = await ask(asking(asked));
    await call(analyst.headers, "POST", `/v1/customers/${customer.id}/limits`, {
      ...{ kind: "approved", amountCents: 5_000_00, unlimited: false, from: isoDay(0), until: null },
      reason: "yearly review",
    });
    const { state, steps } = await read(request.id, rep);
    expect([state, steps.at(-1)?.action, steps.at(-1)?.by?.name]).toEqual([
      "superseded",
      "superseded",
      "Anaïs Crédit",
    ]);
  });

  it("a hard rule suspends a release, and frees it when it is gone", async () => {
    const { request } = await ask();
    await grant(request.id);
    const { body } = await call(admin.headers, "POST", `/v1/customers/${customer.id}/events`, {
      kind: "returned_for_lack_of_funds",
      day: isoDay(0),
      note: "returned by the bank",
    });
    expect((await read(request.id)).release).toMatchObject({ state: "suspended", codes: ["lack_of_funds"] });
    const { id } = body as { id: string };
    await call(admin.headers, "POST", `/v1/customers/${customer.id}/events/${id}/revoke`, {
      reason: "bank's mistake",
    });
    expect((await read(request.id)).release).toMatchObject({ state: "active", codes: [] });
  });
});

describe("time", () => {
  const at = (scheduledTime: number) => scheduled({ scheduledTime, cron: "*/10 * * * *", noRetry() {} }, env);

  it("reminds, tells the next authority, and lets lapse what nobody decided: silence is never consent", async () => {
    const { request } = await ask();
    const states = [];
    const due = Date.parse(request.dueAt);
    for (const time of [due - 1_000, due, Date.parse(request.lapsesAt)]) {
      await at(time);
      const { steps, state } = await read(request.id);
      states.push([steps.at(-1)?.action, state]);
    }
    expect(states).toEqual([
      ["reminded", "requested"],
      ["escalated", "requested"],
      ["expired", "expired"],
    ]);
    const again = await ask();
    expect(again.joined).toBe(false);
  });
});

describe("GET /v1/requests/standing", () => {
  const standing = async (by: SignedInMember, after = 0) =>
    RequestStanding.parse((await call(by.headers, "GET", `/v1/requests/standing?after=${after}`)).body);

  it("counts what waits for the nearest authority, and tells the asker's own", async () => {
    await ask();
    expect(await standing(analyst)).toMatchObject({ changed: true, waiting: 1 });
    expect(await standing(admin)).toMatchObject({ waiting: 0, requests: [{ state: "requested" }] });
    expect(await standing(rep)).toMatchObject({ waiting: 0, requests: [{ state: "requested" }] });
    const other = await aSignedInMember({ role: "rep", organization });
    expect((await standing(other)).requests).toEqual([]);
  });

  it("gives releases of visible customers, and says when nothing changed", async () => {
    const { request } = await ask();
    await grant(request.id);
    const first = await standing(rep);
    expect(first.releases).toMatchObject([
      {
        id: request.id,
        customerId: customer.id,
        document: quote,
        amountCents: 4_000_00,
        grantedBy: "Anaïs Crédit",
      },
    ]);
    expect((await standing(rep, first.revision)).changed).toBe(false);
  });
});

describe("requests isolate", () => {
  it("another organization sees nothing, and moves nothing", async () => {
    const { request } = await ask();
    const stranger = await aSignedInMember({ role: "admin" });
    const decision = await granting(request.id);
    expect(await refused(call(stranger.headers, "GET", `/v1/requests/${request.id}`))).toEqual({
      status: 404,
      code: "not_found",
    });
    expect(await refused(post(stranger, request.id, "decision", decision))).toEqual({
      status: 404,
      code: "not_found",
    });
    expect((await read(request.id)).version).toBe(1);
  });

  it("another rep neither reads nor moves what a colleague asked, though the whole base is in sight", async () => {
    const { request } = await ask();
    const other = await aSignedInMember({ role: "rep", organization });
    const none = { status: 404, code: "not_found" };
    expect(await refused(call(other.headers, "GET", `/v1/requests/${request.id}`))).toEqual(none);
    const word = { note: "me too" };
    expect(await refused(post(other, request.id, "additions", word))).toEqual(none);
    expect((await read(request.id, rep)).state).toBe("requested");
  });

  it("the chain of the log holds over all of it", async () => {
    const { request } = await ask();
    await grant(request.id);
    const { body } = await call(analyst.headers, "GET", "/v1/audit/verify");
    expect(AuditVerification.parse(body).intact).toBe(true);
  });
});
