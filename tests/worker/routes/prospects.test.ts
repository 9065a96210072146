import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { CustomerDetail } from "#shared/contract/customers.ts";
import { Identified, ProspectMade } from "#shared/contract/prospects.ts";
import type { Source } from "#shared/contract/sources.ts";
import { WatchItemPage } from "#shared/contract/watch.ts";
import { frenchVatOf } from "#shared/credit/identity.ts";
import { openDatabase } from "#worker/db/database.ts";
import { inventedSiren } from "#worker/local/stand-in/firms.ts";
import { judgmentNotice } from "#worker/local/stand-in/notices.ts";
import { aCustomer, isoDay, open } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { anEntry, imported } from "../an-import.ts";
import { call, type Reply, refused } from "../call.ts";
import { aStandIn, forgetLanes, type StandInHere } from "../sources/a-stand-in.ts";
import { switchOn, switchOnWithKey } from "../sources/switch-on.ts";

let organization: AnOrganization;
let rep: SignedInMember;
let analyst: SignedInMember;
let standIn: StandInHere;

beforeEach(async () => {
  await forgetLanes();
  organization = await anOrganization();
  rep = await aSignedInMember({ role: "rep", organization, repCode: "TLB" });
  analyst = await aSignedInMember({ role: "analyst", organization });
  standIn = await aStandIn();
});

const post = (path: string, body: unknown, by = rep): Promise<Reply> =>
  call(by.headers, "POST", path, body, { SOURCES_ORIGIN: standIn.origin });
const identify = async (body: unknown, by = rep) =>
  Identified.parse((await post("/v1/identifications", body, by)).body);
const make = async (siren: string, record: unknown = null, by = rep) =>
  ProspectMade.parse((await post("/v1/prospects", { siren, record }, by)).body);
const customer = async (id: string, by = analyst) =>
  CustomerDetail.parse((await call(by.headers, "GET", `/v1/customers/${id}`)).body);
const on = (...sources: Source[]) => switchOn(organization, sources);
const askedOf = async (source: Source) =>
  (await standIn.requests()).filter((request) => request.source === source);

const BRUMEVAL = inventedSiren(1);
const aRecord = (more: object = {}) => ({
  link: {
    ...{ site: "odoo", origin: "https://odoo.example.test", tenant: "db" },
    ...{ kind: "partner", externalId: "41" },
  },
  ...{ name: "Ateliers Brumeval", siren: null, siret: null, vat: null },
  ...more,
});

describe("identifying a name", () => {
  it("asks nobody while the register is off, and says so", async () => {
    expect(await identify({ name: "Ateliers Brumeval" })).toMatchObject({
      candidates: [],
      problem: "source_off",
    });
    expect(await standIn.requests()).toEqual([]);
  });

  it("finds a firm by name and town, with what the register says of it; only those two leave", async () => {
    await on("recherche-entreprises");
    const found = await identify({ name: "Ateliers Brumeval", town: "Rennes" });
    expect(found).toMatchObject({ problem: null, sameNameAndTown: false });
    expect(found.candidates).toMatchObject([
      {
        firm: { siren: BRUMEVAL, town: "RENNES", createdOn: "2011-03-14", active: true, employees: 50 },
        ...{ customerId: null, knownElsewhere: false },
      },
    ]);
    const [asked, ...more] = await askedOf("recherche-entreprises");
    expect(more).toEqual([]);
    expect(decodeURIComponent(asked?.path ?? "").replaceAll("+", " ")).toContain(
      "q=Ateliers Brumeval Rennes&",
    );
  });

  it("says that two firms of one name are in one town, and chooses neither", async () => {
    await on("recherche-entreprises");
    const found = await identify({ name: "Garage du Canal Vert", town: "Toulouse" });
    expect(found.candidates.map(({ firm }) => firm.siren).sort()).toEqual([
      inventedSiren(5),
      inventedSiren(6),
    ]);
    expect(found.sameNameAndTown).toBe(true);
  });

  it.each([
    ["a wrong check digit", "299800017", "bad_check_digit"],
    ["a SIRET with a wrong check digit", "73282932000079", "bad_check_digit"],
    ["an establishment of La Poste whose digits do not add up", "35600000000049", "bad_check_digit"],
    ["too few digits", "12345", "bad_shape"],
    ["a German VAT number", "DE136695976", "not_french"],
    ["a VAT number of Monaco", "FR53000004605", "monaco"],
  ])("says before anything leaves what is wrong with %s", async (_, number, problem) => {
    await on("recherche-entreprises");
    expect(await identify({ number })).toMatchObject({ candidates: [], problem });
    expect(await standIn.requests()).toEqual([]);
  });

  it("looks up a SIREN, a SIRET of La Poste and a VAT number as numbers", async () => {
    await on("recherche-entreprises");
    expect((await identify({ number: frenchVatOf(BRUMEVAL) })).candidates[0]?.firm.siren).toBe(BRUMEVAL);
    expect((await identify({ number: "35600000049837" })).problem).toBe("nobody");
    expect((await askedOf("recherche-entreprises")).at(-1)?.path).toContain("q=356000000");
  });

  it("a firm that may not be passed on is nobody, not somebody else", async () => {
    await on("recherche-entreprises");
    expect(await identify({ number: inventedSiren(9) })).toMatchObject({ candidates: [], problem: "nobody" });
  });

  it("a number that was merged is told with the one it lives on in, where INSEE is asked", async () => {
    await on("recherche-entreprises");
    expect(await identify({ number: inventedSiren(3) })).toMatchObject({
      candidates: [{ firm: { active: false, closedOn: "2025-12-31" } }],
      mergedInto: null,
    });
    await switchOnWithKey(organization, "sirene", "a-key-of-ours");
    expect((await identify({ number: inventedSiren(3) })).mergedInto).toBe(inventedSiren(4));
    expect(await identify({ number: inventedSiren(9) })).toMatchObject({ problem: "not_diffusible" });
  });

  it("a register that is down all day is no 'nobody'", async () => {
    await on("recherche-entreprises");
    await standIn.setFault({ source: "recherche-entreprises", fault: "html", times: 100 });
    expect(await identify({ name: "Ateliers Brumeval" })).toMatchObject({
      candidates: [],
      problem: "source_down",
    });
  });

  it("says who is a customer already, and of a colleague's no more than that", async () => {
    const own = await anOrganization({ repScope: "own" });
    organization = own;
    await on("recherche-entreprises");
    const known = await aCustomer(own, {
      name: "Brumeval",
      siren: BRUMEVAL,
      repCode: "TLB",
      bookings: [open("A1", 100_00, 3)],
    });
    const [mine, other] = await Promise.all(
      ["TLB", "XYZ"].map((repCode) => aSignedInMember({ role: "rep", organization: own, repCode })),
    );
    expect((await identify({ number: BRUMEVAL }, mine)).candidates).toMatchObject([
      { customerId: known.id, knownElsewhere: false },
    ]);
    expect((await identify({ number: BRUMEVAL }, other)).candidates).toMatchObject([
      { customerId: null, knownElsewhere: true },
    ]);
    expect(await refused(post("/v1/prospects", { siren: BRUMEVAL, record: null }, other))).toEqual({
      ...{ status: 409, code: "conflict" },
    });
  });
});

describe("a prospect", () => {
  it("has facts and an opening offer, and no letter from structure alone", async () => {
    await on("recherche-entreprises", "bodacc");
    const { id, already } = await make(BRUMEVAL);
    expect(already).toBe(false);
    const { badge } = await customer(id);
    expect(badge).toMatchObject({ riskClass: "NR", prospect: true, siren: BRUMEVAL });
    expect(badge.outside).toMatchObject({
      firm: { createdOn: "2011-03-14", employees: 50, town: "RENNES" },
      ...{ gazetteOn: isoDay(0), events: [] },
      offer: { amountCents: 1_500_00, termsDays: 30, missing: ["accounts", "grade"] },
    });
  });

  it("whose accounts are published is rated by them, and still has no limit but the offer", async () => {
    await on("recherche-entreprises", "ratios");
    const { badge } = await customer((await make(BRUMEVAL)).id);
    expect(badge).toMatchObject({ riskClass: "B", prospect: true, outside: { gazetteOn: null } });
    expect(badge.outside?.offer).toMatchObject({ amountCents: 1_500_00, missing: ["grade"] });
    expect(badge.outside?.offer?.equityBasisPoints).toBeGreaterThan(3_000);
    expect(badge.figures?.limit.kind).toBe("none");
  });

  it("is one, however often it is picked, and its page stays with whoever picked it", async () => {
    await on("recherche-entreprises");
    const first = await make(BRUMEVAL, aRecord());
    expect(first).toMatchObject({ already: false, link: "unconfirmed" });
    expect(await make(BRUMEVAL)).toMatchObject({ id: first.id, already: true, link: null });
    expect((await customer(first.id)).badge.links).toEqual([]);
  });

  it("whose number stands on the page is linked to it for everybody", async () => {
    await on("recherche-entreprises");
    const made = await make(BRUMEVAL, aRecord({ siren: BRUMEVAL }));
    expect(made.link).toBe("confirmed");
    expect((await customer(made.id)).badge.links).toEqual([aRecord().link]);
  });

  it("repeats safely under its key", async () => {
    await on("recherche-entreprises");
    const headers = { ...rep.headers, "idempotency-key": crypto.randomUUID() };
    const body = { siren: BRUMEVAL, record: aRecord() };
    const settings = { SOURCES_ORIGIN: standIn.origin };
    const one = await call(headers, "POST", "/v1/prospects", body, settings);
    const two = await call(headers, "POST", "/v1/prospects", body, settings);
    expect([one.status, two]).toEqual([201, one]);
  });

  it("has class E at once where the gazette knows of a liquidation", async () => {
    await on("recherche-entreprises", "bodacc");
    await standIn.addNotices([
      judgmentNotice(
        { siren: BRUMEVAL, name: "ATELIERS BRUMEVAL", town: "RENNES", postcode: "35000" },
        { day: isoDay(-2), number: 77 },
        { nature: "Jugement d'ouverture de liquidation judiciaire", date: isoDay(-12) },
      ),
    ]);
    const { id } = await make(BRUMEVAL);
    const { badge, events } = await customer(id);
    expect(badge.riskClass).toBe("E");
    expect(badge.outside?.offer?.amountCents).toBeNull();
    expect(events).toMatchObject([
      { kind: "liquidation", day: isoDay(-12), publishedOn: isoDay(-2), revokedAt: null },
    ]);
    expect(events[0]?.document).toMatch(/^https:\/\/www\.bodacc\.fr\//);
  });

  it("is a person where the register says so: the machine refuses such a customer nothing", async () => {
    await on("recherche-entreprises");
    const { id } = await make(inventedSiren(7));
    expect((await customer(id)).badge.marks).toContain("natural_person");
  });

  it("whom the register does not show is not made up, and one that cannot be asked is told", async () => {
    await on("recherche-entreprises");
    expect(await refused(post("/v1/prospects", { siren: inventedSiren(9), record: null }))).toEqual({
      ...{ status: 404, code: "not_found" },
    });
    await standIn.setFault({ source: "recherche-entreprises", fault: "500", times: 100 });
    expect(await refused(post("/v1/prospects", { siren: BRUMEVAL, record: null }))).toEqual({
      ...{ status: 503, code: "source_unavailable" },
    });
    expect(await firms()).toBe(0);
  });

  it("is not made by whoever would not see it again", async () => {
    organization = await anOrganization({ repScope: "own" });
    await on("recherche-entreprises");
    const uncoded = await aSignedInMember({ role: "rep", organization });
    expect(await refused(post("/v1/prospects", { siren: BRUMEVAL, record: null }, uncoded))).toMatchObject({
      code: "not_allowed",
    });
  });

  it("stays in its own organization", async () => {
    await on("recherche-entreprises");
    const { id } = await make(BRUMEVAL);
    const stranger = await aSignedInMember({ role: "admin", organization: await anOrganization() });
    expect(await refused(call(stranger.headers, "GET", `/v1/customers/${id}`))).toMatchObject({
      status: 404,
    });
  });
});

describe("a prospect whose invoices arrive", () => {
  const invoice = (siren?: string) => ({
    customers: [{ key: "B41", name: "Brumeval (Ateliers)", ...(siren && { siren }) }],
    entries: [anEntry({ line: 1, key: "B41", date: isoDay(-20), amountCents: 4_200_00 })],
  });
  const linked = async () => {
    await on("recherche-entreprises");
    return (await make(BRUMEVAL, aRecord({ siren: BRUMEVAL }))).id;
  };

  it("is the customer where the file names its SIREN: same file, link and register kept", async () => {
    const id = await linked();
    await imported(analyst.headers, { kind: "invoices", source: "CSV" }, invoice(BRUMEVAL));
    const { badge, accounts } = await customer(id);
    expect(accounts.map(({ number }) => number)).toEqual(["B41"]);
    expect(badge).toMatchObject({
      ...{ links: [aRecord().link], figures: { exposure: { totalCents: 4_200_00 } } },
      outside: { firm: { createdOn: "2011-03-14" } },
    });
    expect(badge.prospect).toBeUndefined();
    expect(await firms()).toBe(1);
  });

  it("is nobody by its name alone, until an analyst says that both are one", async () => {
    const id = await linked();
    const { name } = (await customer(id)).badge;
    const file = invoice();
    const ledger = { ...file, customers: [{ key: "B41", name }] };
    await imported(analyst.headers, {}, ledger);
    expect((await customer(id)).accounts).toEqual([]);
    const open = async () =>
      WatchItemPage.parse((await call(analyst.headers, "GET", "/v1/watch-items")).body).items;
    const [item] = await open();
    expect(item).toMatchObject({ reason: "same_name_as_prospect", about: { customerId: id } });
    const twin = String(item?.params.customerId);
    expect((await customer(twin)).accounts).toMatchObject([{ number: "B41" }]);
    const settlement = `/v1/watch-items/${item?.id}/settlement`;
    expect((await call(analyst.headers, "POST", settlement, { outcome: "same" })).status).toBe(200);
    const { badge, accounts } = await customer(id);
    expect(accounts.map(({ number }) => number)).toEqual(["B41"]);
    expect([badge.figures?.exposure.totalCents, badge.links]).toEqual([4_200_00, [aRecord().link]]);
    expect(await refused(call(analyst.headers, "GET", `/v1/customers/${twin}`))).toMatchObject({
      status: 404,
    });
    expect(await open()).toEqual([]);
  });
});

const firms = async () => {
  const rows = await openDatabase(env)
    .$client.prepare("select count(*) as count from legal_entity where organization = ?")
    .bind(organization.number)
    .first<{ count: number }>();
  return rows?.count;
};
