import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { FirstTenMinutes } from "#shared/contract/imports.ts";
import { openDatabase } from "#worker/db/database.ts";
import { reassess } from "#worker/services/assess-entities.ts";
import { aLedger, type Booked, isoDay, open, paid, today } from "../a-ledger.ts";
import { anOrganization, aSignedInMember } from "../a-member.ts";
import { call, refused } from "../call.ts";

async function aReport() {
  const organization = await anOrganization();
  const analyst = await aSignedInMember({ role: "analyst", organization });
  const [bad, fine, foreign] = (await aLedger(organization, [
    { name: "Mauvais", siren: "404833047", bookings: [open("M1", 9_000_00, 140)] },
    {
      name: "Bien",
      siren: "732829320",
      terms: { kind: "net", days: 30 },
      bookings: [...paid("B1", 5_000_00, 90, 0), open("B2", 9_500_00, 2)],
    },
    {
      name: "Ausland GmbH",
      vats: ["DE136695976"],
      bookings: [open("D1", 100_00, 400), open("D2", 300_00, 2)],
    },
    { name: "Inconnu", bookings: [open("I1", 50_00, 2)] },
  ])) as [Booked, Booked, Booked, Booked];
  await call(analyst.headers, "POST", `/v1/customers/${fine.id}/limits`, {
    ...{ kind: "approved", amountCents: 1_000_00, from: isoDay(0), until: null, reason: "old habit" },
  });
  const report = async () => {
    const { status, body } = await call(analyst.headers, "GET", "/v1/first-ten-minutes");
    expect(status).toBe(200);
    return FirstTenMinutes.parse(body);
  };
  return { organization, analyst, report, bad, fine, foreign };
}

describe("GET /v1/first-ten-minutes", () => {
  it("puts the riskiest euros first, not the largest account", async () => {
    const { report, bad } = await aReport();
    const { riskiest } = await report();
    expect(riskiest[0]).toMatchObject({
      id: bad.id,
      name: "Mauvais",
      exposureCents: 9_000_00,
      overdueCents: 9_000_00,
      oldestOverdueDays: 110,
    });
    expect(riskiest).toHaveLength(4);
  });

  it("adds up what a payer carries once", async () => {
    const organization = await anOrganization();
    const { headers } = await aSignedInMember({ role: "analyst", organization });
    const [branch, holding] = (await aLedger(organization, [
      { name: "Filiale", bookings: [open("F1", 700_00, 140)] },
      { name: "Holding", bookings: [open("H1", 300_00, 140)] },
    ])) as [Booked, Booked];
    await env.DB.prepare("update legal_entity set payer_id = ? where organization = ? and id = ?")
      .bind(holding.entityId, organization.number, branch.entityId)
      .run();
    await reassess(openDatabase(env as never), organization.number, [holding.entityId], today());
    const { totals } = FirstTenMinutes.parse((await call(headers, "GET", "/v1/first-ten-minutes")).body);
    expect(totals).toMatchObject({ customers: 2, exposureCents: 1_000_00, overdueCents: 1_000_00 });
  });

  it("says which overdue amounts rest on assumed terms", async () => {
    const organization = await anOrganization();
    const { headers } = await aSignedInMember({ role: "analyst", organization });
    await aLedger(organization, [
      {
        name: "Supposé",
        bookings: [{ kind: "invoice", daysAgo: 140, amountCents: 9_000_00, reference: "S1" }],
      },
      { name: "Écrit", bookings: [open("E1", 500_00, 140)] },
    ]);
    const { body } = await call(headers, "GET", "/v1/first-ten-minutes");
    const { riskiest, totals } = FirstTenMinutes.parse(body);
    expect(new Map(riskiest.map(({ name, overdueAssumed }) => [name, overdueAssumed]))).toEqual(
      new Map([
        ["Supposé", true],
        ["Écrit", false],
      ]),
    );
    expect(totals.overdueAssumed).toBe(true);
  });

  it("names identifiers that fail their check, then customers without any; abroad needs no SIREN", async () => {
    const { report } = await aReport();
    expect((await report()).badIdentifiers.map(({ name, field, value }) => [name, field, value])).toEqual([
      ["Mauvais", "siren", "404833047"],
      ["Inconnu", "missing", ""],
    ]);
  });

  it("finds a wrong identifier that a file stated and nobody took", async () => {
    const { report, organization } = await aReport();
    await env.DB.prepare(
      `insert into import_customer (organization, import_id, number, record)
       select organization, 1, number, ? from customer_account where organization = ? and name = 'Inconnu'`,
    )
      .bind(JSON.stringify({ key: "x", name: "Inconnu", siret: "73282932000079" }), organization.number)
      .run();
    expect((await report()).badIdentifiers).toContainEqual(
      expect.objectContaining({ name: "Inconnu", field: "siret", value: "73282932000079" }),
    );
  });

  it("lists limits exceeded and terms to confirm with the sales of the year", async () => {
    const { report, fine, foreign } = await aReport();
    const { limitsExceeded, confirmTerms } = await report();
    expect(limitsExceeded).toMatchObject([{ id: fine.id, limitCents: 1_000_00, exposureCents: 9_500_00 }]);
    expect(confirmTerms.map(({ name }) => name)).toEqual(["Mauvais", "Ausland GmbH", "Inconnu"]);
    expect(confirmTerms.find(({ id }) => id === foreign.id)).toMatchObject({
      yearSalesCents: 300_00,
      terms: { assumed: true },
    });
  });

  it("adds up the base", async () => {
    const { report } = await aReport();
    expect((await report()).totals).toEqual({
      customers: 4,
      exposureCents: 9_000_00 + 9_500_00 + 400_00 + 50_00,
      overdueCents: 9_000_00 + 100_00,
      overdueAssumed: false,
      withoutLimit: 3,
      ledgerDate: isoDay(-1),
    });
  });

  it("isolates organizations: an empty one has an empty report", async () => {
    await aReport();
    const { headers } = await aSignedInMember({ role: "manager" });
    expect((await call(headers, "GET", "/v1/first-ten-minutes")).body).toEqual({
      riskiest: [],
      badIdentifiers: [],
      limitsExceeded: [],
      confirmTerms: [],
      totals: {
        customers: 0,
        exposureCents: 0,
        overdueCents: 0,
        overdueAssumed: false,
        withoutLimit: 0,
        ledgerDate: null,
      },
    });
  });

  it("refuses a rep, who may see less than the base", async () => {
    const { headers } = await aSignedInMember({ role: "rep" });
    expect(await refused(call(headers, "GET", "/v1/first-ten-minutes"))).toEqual({
      status: 403,
      code: "not_allowed",
    });
  });
});
