import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inventedSiren } from "#worker/local/stand-in/firms.ts";
import { lookUpSiren } from "#worker/sources/recherche-entreprises/look-up-siren.ts";
import { pickCandidates } from "#worker/sources/recherche-entreprises/pick-candidates.ts";
import {
  type RegistrySearch,
  searchRegistry,
} from "#worker/sources/recherche-entreprises/search-registry.ts";
import { aStandIn, forgetLanes, type StandInHere, someSources } from "../a-stand-in.ts";

let standIn: StandInHere;
beforeAll(async () => {
  standIn = await aStandIn();
});
beforeEach(forgetLanes);

const find = async (search: RegistrySearch) => {
  const found = await searchRegistry(await someSources(standIn), search);
  if (found.state === "refused" || found.state === "unavailable") throw new Error(found.why);
  return pickCandidates(search, found.value);
};
const sent = async () =>
  (await standIn.requests()).map(({ path }) => new URL(path, standIn.origin).searchParams);

describe("a name", () => {
  it("and its postcode find the firm; nothing else leaves, and no persons are asked for", async () => {
    expect((await find({ name: "Ateliers Brumeval", postcode: "35000" })).candidates).toMatchObject([
      {
        firm: { siren: inventedSiren(1), finances: [{ year: 2025, turnoverCents: 480_000_000 }] },
        place: "same",
      },
    ]);
    const [query] = (await sent()).slice(-1);
    expect(Object.fromEntries(query ?? [])).toEqual({
      q: "Ateliers Brumeval",
      code_postal: "35000",
      page: "1",
      per_page: "25",
      minimal: "true",
      include: "siege,finances,complements,tva",
    });
  });

  it("and its town find the firm", async () => {
    const { candidates } = await find({ name: "olivade", town: "Sète" });
    expect(candidates.map(({ firm }) => [firm.siren, firm.active])).toEqual([
      [inventedSiren(4), true],
      [inventedSiren(3), false],
    ]);
  });

  it("is asked for alone where the place finds nobody", async () => {
    const before = (await sent()).length;
    const { candidates } = await find({ name: "Fonderie des Trois Ecluses", postcode: "75001" });
    expect(candidates).toMatchObject([{ firm: { siren: inventedSiren(10) }, place: "other" }]);
    expect((await sent()).slice(before).map((query) => query.get("code_postal"))).toEqual(["75001", null]);
  });

  it("that two firms of one town bear gives both, and says so", async () => {
    const found = await find({ name: "Garage du Canal Vert", town: "Toulouse" });
    expect(found.sameNameAndTown).toBe(true);
    expect(found.candidates).toHaveLength(2);
  });

  it("of a firm that is not diffusible finds nobody", async () => {
    expect(await find({ name: "Négoce discret du littoral" })).toMatchObject({ candidates: [], total: 0 });
  });

  it.each([
    ["ab", "name_too_short"],
    ["299 800 011", "name_is_a_number"],
  ])("%s is not sent: %s", async (name, why) => {
    const before = (await sent()).length;
    expect(await searchRegistry(await someSources(standIn), { name })).toEqual({ state: "refused", why });
    expect(await sent()).toHaveLength(before);
  });
});

describe("a SIREN", () => {
  const look = async (siren: string) => lookUpSiren(await someSources(standIn), siren);

  it.each([
    ["of a person", 7, { soleTrader: true, name: "LISANDRE PERROTEAU" }],
    ["of a person who keeps name and address", 8, { diffusible: "partial", name: null }],
    ["of a closed firm", 2, { active: false }],
    ["of a public body", 11, { legalFormCode: "7353", vat: null }],
  ])("%s gives the firm", async (_, index, firm) => {
    expect(await look(inventedSiren(index))).toMatchObject({ state: "fresh", value: { kind: "firm", firm } });
  });

  it("is sent without any filter", async () => {
    await look(inventedSiren(1));
    const [query] = (await sent()).slice(-1);
    expect([...(query?.keys() ?? [])].toSorted()).toEqual(["include", "minimal", "q"]);
  });

  it("that nobody has, or that is not diffusible, is absent: no failure", async () => {
    expect(await look(inventedSiren(999))).toMatchObject({ state: "fresh", value: { kind: "absent" } });
    expect(await look(inventedSiren(9))).toMatchObject({ state: "fresh", value: { kind: "absent" } });
  });

  it.each([
    ["404833047", "bad_check_digit"],
    ["12345", "bad_shape"],
  ])("%s is not sent: %s", async (siren, why) => {
    const before = (await sent()).length;
    expect(await look(siren)).toEqual({ state: "refused", why });
    expect(await sent()).toHaveLength(before);
  });
});
