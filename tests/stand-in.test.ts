import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firmsOfCustomers, INVENTED_FIRMS, inventedSiren } from "../worker/local/stand-in/firms.ts";
import { inventedNotice, judgmentNotice } from "../worker/local/stand-in/notices.ts";
import { type StandIn, serveStandIn } from "../worker/local/stand-in/serve.ts";

const CUSTOMER = {
  name: "Cartonnages Vauquelin SARL",
  siren: inventedSiren(500),
  town: "Dreux",
  postcode: "28100",
};

let standIn: StandIn;
beforeAll(async () => {
  standIn = await serveStandIn({ port: 0, firms: [...INVENTED_FIRMS, ...firmsOfCustomers([CUSTOMER])] });
});
afterAll(() => standIn.stop());

const get = async (path: string) => {
  const reply = await fetch(`${standIn.origin}${path}`);
  return { status: reply.status, body: await reply.json() };
};

describe("the stand-in", () => {
  it("knows the customers of a ledger as firms", async () => {
    const { body } = await get("/recherche-entreprises/search?q=cartonnages+dreux");
    expect(body).toMatchObject({
      total_results: 1,
      results: [{ siren: CUSTOMER.siren, nature_juridique: "5499", siege: { code_postal: "28100" } }],
    });
  });

  it("ignores filters beside a SIREN, and shows only the fields that are asked for", async () => {
    const path = `/recherche-entreprises/search?q=${CUSTOMER.siren}&code_postal=75001&minimal=true&include=siege`;
    const { body } = await get(path);
    expect(body.results).toHaveLength(1);
    expect(body.results[0]).not.toHaveProperty("finances");
  });

  it("publishes the notices it is given, and filters, counts and pages as the gazette does", async () => {
    const about = { ...CUSTOMER, town: "DREUX" };
    standIn.addNotices(
      [1, 2, 3].map((number) => inventedNotice(about, "radiation", { day: "2026-11-20", number })),
    );
    const notice = judgmentNotice(
      about,
      { day: "2026-11-21", number: 9 },
      { nature: "Jugement d'ouverture de liquidation judiciaire", date: "2026-11-12" },
    );
    await fetch(`${standIn.origin}/control/notices`, { method: "POST", body: JSON.stringify([notice]) });
    const where = (condition: string) => `/bodacc/records?where=${encodeURIComponent(condition)}`;
    expect((await get(`${where("dateparution=date'2026-11-20'")}&limit=2&offset=2`)).body).toMatchObject({
      total_count: 3,
      results: [{ numeroannonce: 3 }],
    });
    const { body } = await get(where(`registre="${CUSTOMER.siren}" AND familleavis="collective"`));
    expect(body.results).toEqual([notice]);
    expect(JSON.parse(body.results[0].jugement)).toMatchObject({ date: "2026-11-12" });
  });

  it("refuses what the gazette refuses", async () => {
    expect((await get("/bodacc/records?limit=101")).status).toBe(400);
    expect((await get("/bodacc/records?limit=100&offset=9901")).status).toBe(400);
    expect((await get("/bodacc/records?where=nonsense")).status).toBe(400);
    expect((await get("/recherche-entreprises/search?q=ab")).status).toBe(400);
    expect((await get("/recherche-entreprises/search?q=abc&per_page=26")).status).toBe(400);
  });

  it("fails as often as it is told to, and tells what it was asked", async () => {
    standIn.setFault({ source: "ratios", fault: "500", times: 1 });
    const before = standIn.requests().length;
    expect(await fetch(`${standIn.origin}/ratios/records`)).toMatchObject({ status: 500 });
    expect((await get("/ratios/records")).status).toBe(200);
    const { body } = await get("/control/log");
    expect(body.slice(before)).toMatchObject([
      { source: "ratios", method: "GET", path: "/ratios/records" },
      { source: "ratios" },
    ]);
  });
});
