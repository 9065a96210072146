import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { CalendarFeed, CalendarFeedState } from "#shared/contract/clocks.ts";
import { app } from "#worker/app.ts";
import { aCustomer, type Booked, isoDay, open, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call } from "../call.ts";

let organization: AnOrganization;
let manager: SignedInMember;
let customer: Booked;

/** A deadline to have done in three days, its last day in thirteen. */
async function aDeadline(
  state: "open" | "done",
  more: { shown?: number; due?: number } = {},
): Promise<string> {
  const id = crypto.randomUUID();
  await env.DB.prepare(
    `insert into clock (organization, id, entity_id, key, kind, source_kind, source_id, start_day, due_day, shown_day,
      provisional, at_stake_cents, lost_if_missed, remind_days, state, reason, created_at, updated_at)
      values (?, ?, ?, ?, 'claim_declaration', 'event', 'e', ?, ?, ?, 0, 987654, 'claim', ?, ?, 'written', 0, 0)`,
  )
    .bind(
      ...[organization.number, id, customer.entityId, `claim_declaration:${id}`, today() - 40],
      ...[today() + (more.due ?? 13), today() + (more.shown ?? 3), JSON.stringify([today() + 1]), state],
    )
    .run();
  return id;
}

beforeEach(async () => {
  organization = await anOrganization();
  manager = await aSignedInMember({ role: "manager", organization });
  customer = await aCustomer(organization, {
    name: "Étanchéité; Rémy, SARL",
    bookings: [open("F1", 9_876_54, 80)],
  });
});

const make = async (language: "fr" | "en" = "fr") =>
  CalendarFeed.parse((await call(manager.headers, "POST", "/v1/calendar-feed", { language })).body).url;
const fetched = (url: string, from = "192.0.2.1") =>
  app.request(new URL(url).pathname, { headers: { "cf-connecting-ip": from } }, env);
const statusOf = async (url: string) => (await fetched(url, crypto.randomUUID())).status;
const compact = (offset: number) => isoDay(offset).replaceAll("-", "");

describe("a calendar address", () => {
  it("answers without sign-in with open deadlines: whom, what and when, and no figures", async () => {
    const id = await aDeadline("open");
    const closed = await aDeadline("done");
    const url = await make();
    expect(url).toMatch(/^https?:\/\/[^/]+\/calendar\/[A-Za-z0-9_-]{43}\.ics$/);
    const reply = await fetched(url);
    expect([reply.status, reply.headers.get("content-type"), reply.headers.get("cache-control")]).toEqual([
      ...[200, "text/calendar; charset=utf-8", "private, no-store"],
    ]);
    const text = (await reply.text()).replaceAll("\r\n ", "");
    expect(text).toContain(`UID:${id}@vigie`);
    expect(text).toContain("SUMMARY:Déclarer la créance\u202f: Étanchéité\\; Rémy\\, SARL");
    expect(text).toContain(`DTSTART;VALUE=DATE:${compact(3)}`);
    expect(text).toContain(`Dernier jour utile\u202f: ${isoDay(13)}`);
    expect(text).toContain("TRIGGER:-PT39H");
    for (const hidden of [closed, "987654", "9876", "9 876", "written"]) expect(text).not.toContain(hidden);
    expect(await (await fetched(await make("en"))).text()).toContain("SUMMARY:Declare the claim: ");
  });

  it("moves a deadline to its last day once the day to have it done by is past", async () => {
    await aDeadline("open", { shown: -1, due: 9 });
    const text = await (await fetched(await make())).text();
    expect(text).toContain(`DTSTART;VALUE=DATE:${compact(9)}`);
  });

  it("is told once and kept as a hash; a new one, or its end, ends it", async () => {
    const state = async (method: "GET" | "DELETE") =>
      CalendarFeedState.parse((await call(manager.headers, method, "/v1/calendar-feed")).body).since;
    expect(await state("GET")).toBeNull();
    const first = await make();
    const second = await make();
    expect(await state("GET")).not.toBeNull();
    expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
    const token = /([A-Za-z0-9_-]{43})\.ics$/.exec(second)?.[1] ?? "";
    for (const table of ["calendar_feed", "idempotency", "audit", "audit_payload"]) {
      const { results } = await env.DB.prepare(`select * from ${table} where organization = ?`)
        .bind(organization.number)
        .all();
      expect(JSON.stringify(results)).not.toContain(token);
    }
    expect(await state("DELETE")).toBeNull();
    expect(await statusOf(second)).toBe(404);
    const { results } = await env.DB.prepare(
      "select action from audit where organization = ? and action like 'calendar%' order by sequence",
    )
      .bind(organization.number)
      .all<{ action: string }>();
    expect(results.map(({ action }) => action)).toEqual([
      ...["calendar_feed_made", "calendar_feed_made", "calendar_feed_ended"],
    ]);
  });

  it("ends with the membership, with the role, and while the rules run in silence", async () => {
    const url = await make();
    const set = (statement: string) => env.DB.prepare(statement).bind(manager.member.memberId).run();
    await set("update member set role = 'rep' where id = ?");
    expect(await statusOf(url)).toBe(404);
    await set("update member set role = 'manager' where id = ?");
    expect(await statusOf(url)).toBe(200);
    const mode = (to: string) =>
      env.DB.prepare("update tenant set mode = ? where number = ?").bind(to, organization.number).run();
    await mode("shadow");
    expect(await statusOf(url)).toBe(404);
    await mode("live");
    await set("delete from member where id = ?");
    expect(await statusOf(url)).toBe(404);
  });

  it("is refused to who asks too often, and nothing is said of what is no address", async () => {
    const from = crypto.randomUUID();
    const nobodys = `https://x.test/calendar/${"a".repeat(43)}.ics`;
    expect((await fetched(nobodys, from)).status).toBe(404);
    await env.DB.prepare("update rate_limit set count = 120 where key = ?").bind(`calendar|${from}`).run();
    const refusal = await fetched(nobodys, from);
    expect([refusal.status, refusal.headers.get("retry-after")]).toEqual([429, expect.any(String)]);
    expect(await statusOf("https://x.test/calendar/none.ics")).toBe(404);
  });
});
