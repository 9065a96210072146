import { describe, expect, it } from "vitest";
import { inventedSiren } from "#worker/local/stand-in/firms.ts";
import { pickCandidates } from "#worker/sources/recherche-entreprises/pick-candidates.ts";
import { townKey } from "#worker/sources/recherche-entreprises/places-agree.ts";
import { readRegistryPage } from "#worker/sources/recherche-entreprises/registry-page.ts";
import { registryAnswer, registryResult } from "../../../fixtures/sources/registry-result.ts";

type Short = { name: string; town?: string; postcode?: string; closed?: true; sigle?: string };

const pageOf = (firms: readonly Short[], total?: number) => {
  const page = readRegistryPage(
    registryAnswer(
      firms.map(({ name, town = "RENNES", postcode = "35000", closed, sigle = null }, at) =>
        registryResult({
          siren: inventedSiren(at + 1),
          nom_complet: name,
          nom_raison_sociale: name,
          sigle,
          siege: { libelle_commune: town, code_postal: postcode },
          etat_administratif: closed ? "C" : "A",
        }),
      ),
      total ?? firms.length,
    ),
  );
  if (!page.ok) throw new Error(page.error);
  return page.value;
};
const names = (picked: ReturnType<typeof pickCandidates>) =>
  picked.candidates.map(({ firm }) => `${firm.name} ${firm.seat.town}`);

describe("candidates", () => {
  it("are at most three, and the number found is told", () => {
    const page = pageOf(
      Array.from({ length: 6 }, (_, at) => ({ name: "BRUMEVAL", town: `VILLE ${"ABCDEF"[at]}` })),
      116,
    );
    const picked = pickCandidates({ name: "Brumeval" }, page);
    expect(picked.candidates).toHaveLength(3);
    expect(picked).toMatchObject({ total: 116, sameNameAndTown: false });
  });

  it("come in our own order: same name, then same town, then those still active", () => {
    const page = pageOf([
      { name: "BRUMEVAL BATIMENT" },
      { name: "BRUMEVAL", town: "LYON", postcode: "69003" },
      { name: "BRUMEVAL", closed: true },
      { name: "SARL BRUMEVAL" },
    ]);
    expect(names(pickCandidates({ name: "Brumeval SARL", town: "Rennes" }, page))).toEqual([
      "SARL BRUMEVAL RENNES",
      "BRUMEVAL RENNES",
      "BRUMEVAL LYON",
    ]);
  });

  it("are none where no name agrees, whatever the register found", () => {
    const page = pageOf([{ name: "SCI DES TROIS PLATANES" }, { name: "GARAGE MORVAN" }], 2);
    expect(pickCandidates({ name: "Ateliers Brumeval" }, page)).toEqual({
      candidates: [],
      total: 2,
      sameNameAndTown: false,
    });
  });

  it("are found by the sigle, and by a slip of the pen", () => {
    const page = pageOf([
      { name: "GROUPE OLIVADE LOGISTIQUE", sigle: "GOL" },
      { name: "TRANSPORTS KERVASDOUE" },
    ]);
    expect(names(pickCandidates({ name: "G.O.L." }, page))).toEqual(["GROUPE OLIVADE LOGISTIQUE RENNES"]);
    expect(names(pickCandidates({ name: "Transports Kervasdouë SAS" }, page))).toEqual([
      "TRANSPORTS KERVASDOUE RENNES",
    ]);
  });

  it("of one name in one town are told apart by their number alone", () => {
    const twins = pageOf([
      { name: "GARAGE DU CANAL VERT", town: "TOULOUSE", postcode: "31000" },
      { name: "GARAGE DU CANAL VERT", town: "TOULOUSE", postcode: "31300" },
    ]);
    expect(pickCandidates({ name: "garage du canal vert", town: "Toulouse" }, twins).sameNameAndTown).toBe(
      true,
    );
    const apart = pageOf([
      { name: "GARAGE DU CANAL VERT", town: "TOULOUSE", postcode: "31000" },
      { name: "GARAGE DU CANAL VERT", town: "ALBI", postcode: "81000" },
    ]);
    expect(pickCandidates({ name: "garage du canal vert" }, apart).sameNameAndTown).toBe(false);
  });

  it("are the same ones whatever the order of the register", () => {
    const page = pageOf([
      { name: "BRUMEVAL" },
      { name: "BRUMEVAL BATIMENT" },
      { name: "BRUMEVAL", closed: true },
    ]);
    const turned = { ...page, firms: page.firms.toReversed() };
    expect(names(pickCandidates({ name: "Brumeval" }, turned))).toEqual(
      names(pickCandidates({ name: "Brumeval" }, page)),
    );
  });

  it("who keep their name are none by name", () => {
    const page = readRegistryPage(registryAnswer([registryResult({ statut_diffusion: "P" })]));
    expect(page.ok && pickCandidates({ name: "Ateliers Brumeval" }, page.value).candidates).toEqual([]);
  });
});

it.each([
  ["Paris 8e", "PARIS"],
  ["PARIS 08", "PARIS"],
  ["St-Étienne Cedex 2", "SAINT ETIENNE"],
  ["SAINT ETIENNE", "SAINT ETIENNE"],
  ["L'Haÿ-les-Roses", "L HAY LES ROSES"],
])("the town %s is %s", (town, key) => {
  expect(townKey(town)).toBe(key);
});
