import { describe, expect, it } from "vitest";
import { epochDayOf } from "#shared/credit/calendar.ts";
import { readRegistryFirm } from "#worker/sources/recherche-entreprises/registry-firm.ts";
import { readRegistryPage } from "#worker/sources/recherche-entreprises/registry-page.ts";
import { registryAnswer, registryResult } from "../../../fixtures/sources/registry-result.ts";

const SIREN = "299800011";
const read = (changes: Readonly<Record<string, unknown>> = {}) => {
  const firm = readRegistryFirm(registryResult(changes));
  expect(firm.ok).toBe(true);
  return firm.ok ? firm.value : null;
};

it("a firm is read with its names, seat, size, accounts and the day of the entry", () => {
  expect(read()).toEqual({
    siren: SIREN,
    name: "ATELIERS BRUMEVAL",
    otherNames: ["ABA", "BRUMEVAL AGENCEMENT", "CHEZ BRUMEVAL"],
    seat: {
      siret: "29980001100015",
      address: "12 RUE DES TANNEURS 35000 RENNES",
      postcode: "35000",
      town: "RENNES",
      abroad: null,
    },
    createdDay: epochDayOf({ year: 2011, month: 3, day: 14 }),
    closedDay: null,
    active: true,
    legalFormCode: "5710",
    employeesBand: "21",
    employeesFewest: 50,
    activity: "43.22A",
    category: "PME",
    soleTrader: false,
    diffusible: "full",
    finances: [
      { year: 2024, turnoverCents: 420_000_050, netIncomeCents: -1_200_000 },
      { year: 2023, turnoverCents: 410_000_000, netIncomeCents: null },
    ],
    vat: "FR40299800011",
    asOf: epochDayOf({ year: 2026, month: 3, day: 22 }),
  });
});

describe("what a firm may be", () => {
  it("closed, with the day", () => {
    expect(read({ etat_administratif: "C", date_fermeture: "2024-09-30" })).toMatchObject({
      active: false,
      closedDay: epochDayOf({ year: 2024, month: 9, day: 30 }),
    });
  });

  it("a person in business, by the flag or by the form", () => {
    expect(read({ complements: { est_entrepreneur_individuel: true } })?.soleTrader).toBe(true);
    expect(read({ nature_juridique: "1000", complements: null })?.soleTrader).toBe(true);
  });

  it("a person, whose name stands in the long one alone", () => {
    expect(read({ nom_raison_sociale: null, nom_complet: "LISANDRE PERROTEAU" })?.name).toBe(
      "LISANDRE PERROTEAU",
    );
  });

  it("partly diffusible: neither name nor address is kept, whatever stands there", () => {
    expect(read({ statut_diffusion: "P" })).toMatchObject({
      diffusible: "partial",
      name: null,
      otherNames: [],
      seat: { address: null, town: "RENNES" },
    });
    const hidden = { nom_complet: "[NON-DIFFUSIBLE]", nom_raison_sociale: null, statut_diffusion: null };
    expect(read(hidden)).toMatchObject({ diffusible: "partial", name: null });
  });

  it("of unknown size: not known is not none", () => {
    expect(read({ tranche_effectif_salarie: "NN" })).toMatchObject({
      employeesBand: "NN",
      employeesFewest: null,
    });
  });

  it("seated abroad", () => {
    expect(
      read({ siege: { code_pays_etranger: "99109", libelle_commune_etranger: "HAMBOURG" } })?.seat,
    ).toMatchObject({ abroad: "99109", town: "HAMBOURG", siret: null });
  });
});

it.each([
  "siege",
  "complements",
  "finances",
  "tva",
  "date_creation",
  "etat_administratif",
  "nature_juridique",
  "tranche_effectif_salarie",
  "nom_raison_sociale",
  "statut_diffusion",
  "sigle",
])("a firm without %s, or with something else there, is still the same firm", (field) => {
  for (const odd of [undefined, null, 7, "?", [], { what: { is: "this" } }])
    expect(read({ [field]: odd })?.siren).toBe(SIREN);
});

describe("a page", () => {
  it("tells how many there are beyond it, and what of it cannot be read", () => {
    const page = readRegistryPage(registryAnswer([registryResult(), { siren: "299800012" }, null], 116));
    expect(page).toMatchObject({ ok: true, value: { total: 116, unreadable: 2 } });
  });

  it("with nobody on it is an answer", () => {
    expect(readRegistryPage(registryAnswer([]))).toEqual({
      ok: true,
      value: { firms: [], total: 0, unreadable: 0 },
    });
  });

  it.each([
    [null, "no_results_field"],
    ["text", "no_results_field"],
    [{ resultats: [] }, "no_results_field"],
    [registryAnswer([{ numero: SIREN }]), "nothing_readable"],
  ])("%j is no answer: %s", (body, error) => {
    expect(readRegistryPage(body)).toEqual({ ok: false, error });
  });
});
