import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { DeadlinePage } from "#shared/contract/clocks.ts";
import { CustomerDetail } from "#shared/contract/customers.ts";
import { OutsideNewsPage, WatchItemPage } from "#shared/contract/watch.ts";
import { frenchVatOf } from "#shared/credit/identity.ts";
import { openDatabase } from "#worker/db/database.ts";
import { inventedSiren } from "#worker/local/stand-in/firms.ts";
import { inventedNotice, judgmentNotice, type NoticeHead } from "#worker/local/stand-in/notices.ts";
import { forgetOutside } from "#worker/services/forget-outside.ts";
import { type Watched, watch } from "#worker/services/watch.ts";
import { aCustomer, aLedger, type Booked, isoDay, open, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { deliver } from "../an-import.ts";
import { call, refused } from "../call.ts";
import { aStandIn, forgetLanes, type StandInHere } from "../sources/a-stand-in.ts";
import { switchOn } from "../sources/switch-on.ts";

const LJ = "Jugement d'ouverture de liquidation judiciaire";
const RJ = "Jugement d'ouverture d'une procédure de redressement judiciaire";

let organization: AnOrganization;
let analyst: SignedInMember;
let standIn: StandInHere;
let customer: Booked;
/** Firms of a test are its own: other tests publish about others. */
let firm: { siren: string; name: string; town: string; postcode: string };
let number = 100;

beforeEach(async () => {
  await forgetLanes();
  organization = await anOrganization({ siren: "732829320" });
  analyst = await aSignedInMember({ role: "analyst", organization, name: "Anaïs Crédit" });
  standIn = await aStandIn();
  firm = { siren: inventedSiren(1), name: "ATELIERS BRUMEVAL", town: "RENNES", postcode: "35000" };
  customer = await aCustomer(organization, {
    name: "Ateliers Brumeval",
    siren: firm.siren,
    bookings: [open("F1", 4_000_00, 20)],
  });
});

const published = (on: number, nature: string, more: Partial<NoticeHead & { date: string }> = {}) => {
  number += 1;
  const { date = isoDay(on - 8), ...head } = more;
  return judgmentNotice(firm, { day: isoDay(on), number, ...head }, { nature, date });
};
/** Of a person in business under the firm's number. */
const aPersonsNotice = (on: number) => {
  number += 1;
  const about = { ...firm, person: { family: "QUEMARD", given: "HORTENSE" } };
  return judgmentNotice(about, { day: isoDay(on), number }, { nature: LJ, date: isoDay(on - 8) });
};
const referenceTo = (notice: { publicationavis?: unknown; parution?: unknown; numeroannonce?: unknown }) => ({
  publication: notice.publicationavis as "A",
  issue: String(notice.parution),
  number: Number(notice.numeroannonce),
});
const settings = () => ({ ...env, SOURCES_ORIGIN: standIn.origin }) as never;
/** All slices of one watch, as the queue would go over them. */
const watched = async (what: Watched, day = today(), at = Date.now()) => {
  let slices = 0;
  const clock = { day, now: at, today: day };
  while (await watch(openDatabase(env), settings(), organization.number, what, clock)) slices += 1;
  return slices;
};
/** The watch of another night begins anew. */
const forgetRuns = () =>
  env.DB.prepare("delete from run where organization = ?").bind(organization.number).run();
const again = async (what: Watched) => {
  await forgetRuns();
  await watched(what);
};
const detail = async (id = customer.id) =>
  CustomerDetail.parse((await call(analyst.headers, "GET", `/v1/customers/${id}`)).body);
const items = async (state = "open") =>
  WatchItemPage.parse((await call(analyst.headers, "GET", `/v1/watch-items?state=${state}`)).body).items;
const news = async () =>
  OutsideNewsPage.parse((await call(analyst.headers, "GET", "/v1/outside-events")).body).news;
const settle = (id: string, body: unknown, by = analyst) =>
  call(by.headers, "POST", `/v1/watch-items/${id}/settlement`, body);
const standing = async () => (await detail()).events.filter(({ revokedAt }) => revokedAt === null);

describe("the gazette, read by day", () => {
  beforeEach(() => switchOn(organization, ["bodacc"]));

  it("makes a liquidation class E, with its document and the day it was published", async () => {
    await standIn.addNotices([published(-1, LJ)]);
    await watched("gazette");
    const { badge, events } = await detail();
    expect(badge.riskClass).toBe("E");
    expect(events).toMatchObject([
      { kind: "liquidation", day: isoDay(-9), publishedOn: isoDay(-1), author: "job:watch" },
    ]);
    expect(badge.outside?.events).toMatchObject([{ kind: "liquidation", on: isoDay(-9) }]);
    expect(badge.outside?.events[0]?.document).toMatch(/^https:\/\/www\.bodacc\.fr\//);
    expect(await news()).toMatchObject([{ kind: "liquidation", takenBack: false }]);
  });

  it("read twice, and by two jobs, changes nothing more", async () => {
    await standIn.addNotices([published(-1, LJ)]);
    await watched("gazette");
    const before = await detail();
    await forgetRuns();
    await Promise.all([watched("gazette"), watched("gazette")]);
    expect(await detail()).toEqual(before);
  });

  it("asks for days and nothing about the customers", async () => {
    await watched("gazette");
    const asked = await standIn.requests();
    expect(asked.length).toBeGreaterThan(0);
    for (const { path } of asked) {
      expect(path).toContain("dateparution");
      expect(path).not.toContain(firm.siren);
    }
  });

  it("takes an annulled opening back, and says in the news that it was", async () => {
    const opening = published(-2, LJ);
    await standIn.addNotices([opening]);
    await watched("gazette");
    expect((await detail()).badge.riskClass).toBe("E");
    number += 1;
    const annulment = inventedNotice(firm, "collective", {
      ...{ day: isoDay(0), number, kind: "annulation", about: referenceTo(opening) },
    });
    await standIn.addNotices([annulment]);
    await again("gazette");
    const { badge } = await detail();
    expect(badge.riskClass).not.toBe("E");
    expect(await standing()).toEqual([]);
    expect(badge.outside?.events).toEqual([]);
    expect(await news()).toMatchObject([{ kind: "liquidation", takenBack: true }]);
  });

  it("keeps both steps of a procedure that is converted: the claims run from the first", async () => {
    await standIn.addNotices([
      published(-60, RJ),
      published(-1, "Jugement de conversion en liquidation judiciaire"),
    ]);
    await watched("gazette");
    await watched("bodacc");
    expect((await standing()).map(({ kind, publishedOn }) => [kind, publishedOn])).toEqual([
      ["liquidation", isoDay(-1)],
      ["reorganisation", isoDay(-60)],
    ]);
  });

  it("a corrected day is the same deadline: what was done of it stays done", async () => {
    const old = isoDay(-30);
    customer = await aCustomer(organization, {
      ...{ name: "Primeurs d'Armelle", siren: inventedSiren(12) },
      bookings: [open("P1", 900_00, 60)],
    });
    firm = { ...firm, siren: inventedSiren(12), name: "PRIMEURS D'ARMELLE" };
    const opening = published(-2, LJ, { date: old });
    await standIn.addNotices([opening]);
    await watched("gazette");
    const claims = async () => {
      const path = `/v1/clocks?customer=${customer.id}&state=`;
      const pages = await Promise.all(
        ["open", "closed"].map((state) => call(analyst.headers, "GET", path + state)),
      );
      return pages
        .flatMap(({ body }) => DeadlinePage.parse(body).deadlines)
        .filter(({ kind }) => kind === "claim_declaration");
    };
    const [claim] = await claims();
    expect(claim).toMatchObject({ startOn: isoDay(-2), atStakeCents: 900_00, state: "open" });
    const ending = { outcome: "done", reason: "sent by registered letter" };
    await call(analyst.headers, "POST", `/v1/clocks/${claim?.id}/ending`, ending);
    const corrected = { kind: "rectificatif" as const, about: referenceTo(opening) };
    await standIn.addNotices([published(-1, LJ, { date: isoDay(-29), ...corrected })]);
    await again("gazette");
    expect(await standing()).toMatchObject([
      { kind: "liquidation", day: isoDay(-29), publishedOn: isoDay(-2) },
    ]);
    expect(await claims()).toMatchObject([{ id: claim?.id, state: "done" }]);
  });

  it("does not bring back what an analyst took back", async () => {
    await standIn.addNotices([published(-1, LJ)]);
    await watched("gazette");
    const [event] = await standing();
    await call(analyst.headers, "POST", `/v1/customers/${customer.id}/events/${event?.id}/revoke`, {
      reason: "another company",
    });
    await standIn.addNotices([published(0, "Dépôt de l'état des créances")]);
    await again("gazette");
    expect(await standing()).toEqual([]);
  });

  it("an unknown wording changes nothing and waits for a person, who says what it is", async () => {
    await standIn.addNotices([published(-1, "Jugement portant diverses mesures")]);
    await watched("gazette");
    expect(await standing()).toEqual([]);
    const [item] = await items();
    expect(item).toMatchObject({
      reason: "unknown_wording",
      about: { customerId: customer.id },
      params: { wording: "Jugement portant diverses mesures", publishedOn: isoDay(-1) },
    });
    const rep = await aSignedInMember({ role: "rep", organization });
    const stranger = await aSignedInMember({ role: "admin", organization: await anOrganization() });
    const event = { outcome: "event", kind: "safeguard", day: isoDay(-9) };
    expect(await refused(settle(item?.id ?? "", event, rep))).toMatchObject({ code: "not_allowed" });
    expect(await refused(settle(item?.id ?? "", event, stranger))).toMatchObject({ code: "not_found" });
    expect((await settle(item?.id ?? "", event)).status).toBe(200);
    expect(await standing()).toMatchObject([
      { kind: "safeguard", day: isoDay(-9), publishedOn: isoDay(-1), author: "Anaïs Crédit" },
    ]);
    expect(await refused(settle(item?.id ?? "", event))).toMatchObject({ code: "conflict" });
    expect(await items("settled")).toMatchObject([{ outcome: "event", decidedBy: "Anaïs Crédit" }]);
    await again("gazette");
    expect(await items()).toEqual([]);
  });

  it("a person's procedure is brought to somebody's attention and forces nothing", async () => {
    await call(analyst.headers, "PUT", `/v1/customers/${customer.id}/natural-person`, { isPerson: true });
    await standIn.addNotices([published(-1, LJ)]);
    await watched("gazette");
    expect(await standing()).toEqual([]);
    expect(await items()).toMatchObject([{ reason: "natural_person", params: { why: "liquidation" } }]);
  });

  it("what the gazette said of a person is forgotten after three years, and not read again", async () => {
    const gone = aPersonsNotice(-1);
    await standIn.addNotices([gone, aPersonsNotice(-1_200)]);
    await watched("bodacc");
    const kept = async () =>
      (
        await env.DB.prepare("select published_day - ? as age from gazette_notice where organization = ?")
          .bind(today(), organization.number)
          .all<{ age: number }>()
      ).results.map(({ age }) => age);
    expect(await kept()).toEqual([-1]);
    expect(await items()).toMatchObject([{ reason: "natural_person" }]);
    expect((await detail()).badge.marks).toContain("natural_person");
    const later = today() + 1_100;
    expect(await forgetOutside(openDatabase(env), organization.number, later)).toBe(false);
    expect([await kept(), await items()]).toEqual([[], []]);
    await deliver({ kind: "assess_due", organization: organization.number, day: later });
    expect((await detail()).badge.outside?.events ?? []).toEqual([]);
    expect((await detail()).badge.marks).toContain("natural_person");
  });

  it("a procedure that names no number is nobody's, but is told where a customer without one bears the name", async () => {
    const unnumbered = await aCustomer(organization, {
      name: "Fournil des Ormes",
      bookings: [open("F2", 10_00, 5)],
    });
    number += 1;
    const about = { siren: "000000000", name: "FOURNIL DES ORMES", town: "NANTES", postcode: "44000" };
    const notice = judgmentNotice(about, { day: isoDay(-1), number }, { nature: LJ, date: isoDay(-9) });
    const { registre, ...rest } = notice;
    await standIn.addNotices([{ ...rest, registre: null } as typeof notice]);
    await watched("gazette");
    expect((await detail(unnumbered.id)).events).toEqual([]);
    expect(await items()).toMatchObject([
      { reason: "name_only", about: { customerId: unnumbered.id }, params: { wording: LJ } },
    ]);
  });

  it("a gazette that is away leaves the night open, and is gone on with where it stood", async () => {
    await standIn.addNotices([published(-1, LJ)]);
    await standIn.setFault({ source: "bodacc", fault: "500", times: 100 });
    await watched("gazette");
    const state = () =>
      env.DB.prepare("select state, progress from run where organization = ? and id like 'watch:gazette:%'")
        .bind(organization.number)
        .first<{ state: string }>();
    expect(await state()).toMatchObject({ state: "running" });
    expect((await detail()).badge.riskClass).not.toBe("E");
    await standIn.setFault({ source: "bodacc", fault: "off", times: 0 });
    await forgetLanes();
    await watched("gazette");
    expect(await state()).toMatchObject({ state: "complete", progress: null });
    expect((await detail()).badge.riskClass).toBe("E");
  });

  it("is read for an organization that switched it on, and for no other", async () => {
    const other = await anOrganization();
    const [same] = await aLedger(other, [
      { name: "Brumeval", siren: firm.siren, bookings: [open("X", 10_00, 3)] },
    ]);
    await standIn.addNotices([published(-1, LJ)]);
    await watched("gazette");
    const rows = await env.DB.prepare("select count(*) as n from credit_event where organization = ?")
      .bind(other.number)
      .first<{ n: number }>();
    expect([rows?.n, same?.name]).toEqual([0, "Brumeval"]);
  });
});

describe("the register, asked firm by firm", () => {
  beforeEach(() => switchOn(organization, ["recherche-entreprises"]));

  it("tells how old and how large a customer is, asks once, and again when that is old", async () => {
    await watched("recherche-entreprises");
    expect((await detail()).badge.outside).toMatchObject({
      firm: { createdOn: "2011-03-14", employees: 50, active: true },
      firmOn: isoDay(0),
    });
    const asked = (await standIn.requests()).length;
    await again("recherche-entreprises");
    expect((await standIn.requests()).length).toBe(asked);
  });

  it("a firm that has ceased has no identity any more, and somebody is told", async () => {
    const [gone] = await aLedger(organization, [
      { name: "Menuiserie Kervasdoué", siren: inventedSiren(2), bookings: [open("K1", 500_00, 10)] },
    ]);
    await watched("recherche-entreprises");
    const { badge, events } = await detail(gone?.id);
    expect(badge.riskClass).toBe("NR");
    expect(events).toMatchObject([{ kind: "identity_mismatch", day: "2024-09-30" }]);
    expect(badge.outside?.events).toMatchObject([{ kind: "ceased", on: "2024-09-30" }]);
    expect(await items()).toMatchObject([{ reason: "ceased_in_register" }]);
  });

  it("goes on where it was killed, and asks about no firm twice", async () => {
    await aLedger(
      organization,
      Array.from({ length: 9 }, (_, place) => ({
        ...{ name: `Maison ${place}`, siren: inventedSiren(place + 2) },
        bookings: [open(`M${place}`, 10_00, 3)],
      })),
    );
    const clock = { day: today(), now: Date.now(), today: today() };
    expect(
      await watch(openDatabase(env), settings(), organization.number, "recherche-entreprises", clock),
    ).toBe(true);
    await watched("recherche-entreprises");
    const asked = (await standIn.requests()).map(({ path }) => /q=(\d{9})/.exec(path)?.[1]);
    expect(asked).toHaveLength(10);
    expect(new Set(asked).size).toBe(10);
  });
});

describe("VAT numbers, asked at VIES", () => {
  it("an invalid one is told with the proof of consultation, unknown is no verdict", async () => {
    await switchOn(organization, ["vies"]);
    await env.DB.prepare("update legal_entity set vats = ? where organization = ?")
      .bind(JSON.stringify([frenchVatOf("732829320")]), organization.number)
      .run();
    await standIn.setFault({ source: "vies", fault: "500", times: 100 });
    await watched("vies");
    expect(await items()).toEqual([]);
    await standIn.setFault({ source: "vies", fault: "off", times: 0 });
    await forgetLanes();
    await again("vies");
    const found = await env.DB.prepare("select state, consultation from vat_check where organization = ?")
      .bind(organization.number)
      .first<{ state: string; consultation: string | null }>();
    expect(found?.state).toBe("invalid");
    expect(found?.consultation).toMatch(/\S/);
    expect(await items()).toMatchObject([
      { reason: "vat_invalid", params: { vat: frenchVatOf("732829320") } },
    ]);
  });
});
