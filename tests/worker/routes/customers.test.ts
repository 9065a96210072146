import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { CustomerDetail, CustomerPage, type CustomerSummary } from "#shared/contract/customers.ts";
import { openDatabase } from "#worker/db/database.ts";
import { reassess } from "#worker/services/assess-entities.ts";
import { aLedger, type Booked, isoDay, open, paid, today } from "../a-ledger.ts";
import { type AnOrganization, anOrganization, aSignedInMember, type SignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

const months = Array.from({ length: 14 }, (_, month) => month + 2);

describe("GET /v1/customers", () => {
  let organization: AnOrganization;
  let analyst: SignedInMember;
  let booked: Booked[];

  beforeAll(async () => {
    organization = await anOrganization();
    analyst = await aSignedInMember({ role: "analyst", organization });
    booked = await aLedger(organization, [
      {
        name: "Béton de l'Océan SARL",
        siren: "732829320",
        number: "411BETON",
        repCode: "R1",
        bookings: [
          ...months.flatMap((month) => paid(`B${month}`, 1_000_00, month * 30 + 60, 2)),
          open("B-OPEN", 3_000_00, 10),
        ],
      },
      {
        name: "Cartonnage Œuvrard",
        siren: "404833048",
        repCode: "R2",
        bookings: [
          ...months.flatMap((month) => paid(`O${month}`, 500_00, month * 30 + 60, 20)),
          open("O-LATE", 8_000_00, 80),
        ],
      },
      { name: "Ébénisterie du Lac", repCode: "R1" },
    ]);
  });

  const list = async (query: string, by: SignedInMember = analyst) => {
    const { status, body } = await call(by.headers, "GET", `/v1/customers?${query}`);
    expect(status).toBe(200);
    return CustomerPage.parse(body);
  };
  const names = async (query: string, by?: SignedInMember) =>
    (await list(query, by)).customers.map(({ name }) => name);

  it.each(["½".repeat(100), "ﷺ".repeat(100), "a ".repeat(50)])(
    "takes a search of more words than a statement has room for, %#",
    async (text) => {
      expect(await list(`query=${encodeURIComponent(text)}&limit=5`)).toMatchObject({ next: null });
    },
  );

  it("answers in the order of folded names with the figures of the badge", async () => {
    const page = await list("");
    expect(page.customers.map(({ name }) => name)).toEqual([
      "Béton de l'Océan SARL",
      "Cartonnage Œuvrard",
      "Ébénisterie du Lac",
    ]);
    expect(page).toMatchObject({ total: 3, next: null });
    expect(page.customers[0]).toMatchObject({
      id: booked[0]?.id,
      siren: "732829320",
      accountNumbers: ["411BETON"],
      exposureCents: 3_000_00,
      overdueCents: 0,
      limit: { kind: "none", amountCents: null, until: null, expired: false },
      headroomCents: null,
      repCode: "R1",
    });
    expect(page.customers[1]).toMatchObject({ exposureCents: 8_000_00, overdueCents: 8_000_00 });
    expect(page.customers[2]).toMatchObject({ riskClass: "NR", scorePoints: null, exposureCents: 0 });
  });

  it.each([
    ["by name without accents, in any case", "query=beton ocean", ["Béton de l'Océan SARL"]],
    ["by ligature", "query=OEUVRARD", ["Cartonnage Œuvrard"]],
    ["by SIREN as printed", "query=404 833 048", ["Cartonnage Œuvrard"]],
    ["by the beginning of a SIREN", "query=7328", ["Béton de l'Océan SARL"]],
    ["by account number", "query=411beton", ["Béton de l'Océan SARL"]],
    [
      "and finds nobody by what is no letter",
      "query=%25",
      ["Béton de l'Océan SARL", "Cartonnage Œuvrard", "Ébénisterie du Lac"],
    ],
    ["overdue", "filter=overdue", ["Cartonnage Œuvrard"]],
    [
      "without limit",
      "filter=no_limit",
      ["Béton de l'Océan SARL", "Cartonnage Œuvrard", "Ébénisterie du Lac"],
    ],
    ["not rated", "filter=not_rated", ["Ébénisterie du Lac"]],
    ["over the limit", "filter=over_limit", []],
    ["by exposure", "sort=exposure", ["Cartonnage Œuvrard", "Béton de l'Océan SARL", "Ébénisterie du Lac"]],
    [
      "by score, the riskiest first and nobody's last",
      "sort=score",
      ["Cartonnage Œuvrard", "Béton de l'Océan SARL", "Ébénisterie du Lac"],
    ],
  ])("searches %s", async (_, query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it.each(["name", "exposure", "overdue", "score"])(
    "pages by %s without losing or repeating anybody",
    async (sort) => {
      const whole = await names(`sort=${sort}`);
      const first = await list(`sort=${sort}&limit=2`);
      const second = await list(`sort=${sort}&limit=2&cursor=${first.next}`);
      expect([...first.customers, ...second.customers].map(({ name }) => name)).toEqual(whole);
      expect(first.total).toBe(3);
      expect(second).toMatchObject({ total: 3, next: null });
    },
  );

  it.each([
    ["an unknown filter", "filter=rich", 422, "invalid_input"],
    ["a page of nothing", "limit=0", 422, "invalid_input"],
    ["a page of everything", "limit=100000", 422, "invalid_input"],
    ["an oversize query", `query=${"a".repeat(101)}`, 422, "invalid_input"],
    ["an oversize cursor", `cursor=${"a".repeat(201)}`, 422, "invalid_input"],
    ["a cursor that is none", "cursor=%3Bdrop", 400, "bad_request"],
    ["a cursor with another shape", `cursor=${btoa('{"__proto__":1}')}`, 400, "bad_request"],
    ["a cursor whose value is text", `cursor=${btoa('["name","1 or 1",1,1]')}`, 400, "bad_request"],
  ])("refuses %s", async (_, query, status, code) => {
    expect(await refused(call(analyst.headers, "GET", `/v1/customers?${query}`))).toEqual({ status, code });
  });

  it("refuses a cursor of another order", async () => {
    const { next } = await list("sort=name&limit=1");
    expect(await refused(call(analyst.headers, "GET", `/v1/customers?sort=score&cursor=${next}`))).toEqual({
      status: 400,
      code: "bad_request",
    });
  });

  it("filters by what limits do: exceeded, run out, other than recommended", async () => {
    const place = await anOrganization();
    const by = await aSignedInMember({ role: "analyst", organization: place });
    const [over, expired] = await aLedger(place, [
      { name: "Dépassé", bookings: [open("D1", 900_00, 5)] },
      { name: "Échu", bookings: [open("E1", 900_00, 5)] },
      { name: "Libre", bookings: [open("L1", 900_00, 5)] },
    ]);
    const limit = { kind: "approved", amountCents: 100_00, from: isoDay(0), until: null, reason: "small" };
    await call(by.headers, "POST", `/v1/customers/${over?.id}/limits`, limit);
    await call(by.headers, "POST", `/v1/customers/${expired?.id}/limits`, {
      ...limit,
      amountCents: 7_000_00,
    });
    await env.DB.prepare("update credit_limit set from_day = from_day - 9, until_day = ? where entity_id = ?")
      .bind(today() - 1, expired?.entityId ?? 0)
      .run();
    await reassess(openDatabase(env), place.number, [expired?.entityId ?? 0], today());
    expect(await names("filter=over_limit", by)).toEqual(["Dépassé"]);
    expect(await names("filter=limit_expired", by)).toEqual(["Échu"]);
    expect(await names("filter=no_limit", by)).toEqual(["Libre"]);
    const differing = (await list("", by)).customers.filter(
      ({ recommendedLimitCents, limit: set }) =>
        recommendedLimitCents !== null && recommendedLimitCents !== set?.amountCents,
    );
    expect(differing.length).toBeGreaterThan(0);
    expect(await names("filter=limit_differs", by)).toEqual(differing.map(({ name }) => name));
  });

  it("isolates organizations", async () => {
    const other = await aSignedInMember({ role: "analyst" });
    expect(await list("", other)).toEqual({ customers: [], next: null, total: 0 });
  });

  it("isolates portfolios: a rep sees, finds and counts the own customers alone", async () => {
    const own = await anOrganization({ repScope: "own" });
    await aLedger(own, [
      { name: "Un", repCode: "R1", siren: "732829320" },
      { name: "Deux", repCode: "R2", siren: "404833048" },
      { name: "Personne" },
    ]);
    const rep = await aSignedInMember({ role: "rep", organization: own, repCode: "R1" });
    const nobody = await aSignedInMember({ role: "rep", organization: own });
    const manager = await aSignedInMember({ role: "manager", organization: own });
    expect(await list("", rep)).toMatchObject({ customers: [{ name: "Un" }], total: 1 });
    expect(await names("query=404833048", rep)).toEqual([]);
    expect(await names("", nobody)).toEqual([]);
    expect(await names("", manager)).toEqual(["Deux", "Personne", "Un"]);
  });

  it("shows class-only members no figure, and lets no filter or order tell one", async () => {
    const closed = await anOrganization({ repDetail: "class" });
    await aLedger(closed, [{ name: "Un", bookings: [open("U1", 900_00, 90)] }]);
    const rep = await aSignedInMember({ role: "rep", organization: closed });
    const [seen] = (await list("filter=all&sort=name", rep)).customers;
    expect(seen).toMatchObject({
      scorePoints: null,
      exposureCents: null,
      overdueCents: null,
      recommendedLimitCents: null,
      limit: null,
      headroomCents: null,
    } satisfies Partial<CustomerSummary>);
    for (const query of [
      "filter=overdue",
      "filter=over_limit",
      "filter=limit_differs",
      "sort=exposure",
      "sort=score",
    ])
      expect(await refused(call(rep.headers, "GET", `/v1/customers?${query}`))).toEqual({
        status: 403,
        code: "not_allowed",
      });
  });
});

describe("GET /v1/customers/{id}", () => {
  const detail = async (by: SignedInMember, id: string) => {
    const { status, body } = await call(by.headers, "GET", `/v1/customers/${id}`);
    expect(status).toBe(200);
    return CustomerDetail.parse(body);
  };
  const late = {
    name: "Serrurerie Vallon",
    siren: "443121975",
    repCode: "R1",
    number: "411VAL",
    bookings: [
      ...months.flatMap((month) => paid(`S${month}`, 700_00, month * 30 + 60, 12)),
      open("S-LATE", 5_000_00, 75),
    ],
  };

  it("answers with badge, terms, accounts, all reasons and history", async () => {
    const organization = await anOrganization();
    const analyst = await aSignedInMember({ role: "analyst", organization });
    const [customer] = await aLedger(organization, [late]);
    const answer = await detail(analyst, customer?.id ?? "");
    expect(answer.badge).toMatchObject({ id: customer?.id, name: "Serrurerie Vallon", siren: "443121975" });
    expect(answer.badge.figures).toMatchObject({ overdueCents: 5_000_00, oldestOverdueDays: 45 });
    expect(answer.accounts).toEqual([{ number: "411VAL", name: "Serrurerie Vallon", source: "FEC" }]);
    expect(answer.terms).toMatchObject({ assumed: true });
    expect(answer.reasons.length).toBeGreaterThanOrEqual(answer.badge.figures?.reasons.length ?? 99);
    expect(answer.daysBeyondTerms).toBeGreaterThan(0);
    expect(answer.facts).toMatchObject({
      ledger: { worstOpenItem: { openCents: expect.any(Number) } },
      termsToOffer: { statutory: { article: "C. com. L441-10" } },
      openingOffer: null,
    });
    expect(answer.history).toEqual([
      { asOf: isoDay(0), riskClass: answer.badge.riskClass, scorePoints: answer.badge.figures?.scorePoints },
    ]);
    expect(answer).toMatchObject({ limits: [], events: [], disputes: [], repCode: "R1" });
  });

  it("shows class-only members class and identity alone", async () => {
    const organization = await anOrganization({ repDetail: "class" });
    const analyst = await aSignedInMember({ role: "analyst", organization });
    const rep = await aSignedInMember({ role: "rep", organization });
    const [customer] = await aLedger(organization, [late]);
    const id = customer?.id ?? "";
    await call(analyst.headers, "POST", `/v1/customers/${id}/events`, {
      kind: "safeguard",
      day: isoDay(-1),
      note: "secret note",
    });
    const answer = await detail(rep, id);
    expect(answer.badge.figures).toBeNull();
    expect(answer).toMatchObject({
      reasons: [],
      daysBeyondTerms: null,
      limits: [],
      events: [],
      disputes: [],
    });
    expect(answer).not.toHaveProperty("facts");
    expect(answer.history.every(({ scorePoints }) => scorePoints === null)).toBe(true);
    expect(answer.history.length).toBeGreaterThan(0);
    expect(answer.badge.riskClass).toBe((await detail(analyst, id)).badge.riskClass);
  });

  it("refuses what is no id, and does not know an id of nobody", async () => {
    const analyst = await aSignedInMember({ role: "analyst" });
    expect(await refused(call(analyst.headers, "GET", "/v1/customers/1"))).toEqual({
      status: 422,
      code: "invalid_input",
    });
    expect(await refused(call(analyst.headers, "GET", `/v1/customers/${crypto.randomUUID()}`))).toEqual({
      status: 404,
      code: "not_found",
    });
  });
});
