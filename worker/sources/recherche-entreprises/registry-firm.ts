import type { EpochDay } from "#shared/credit/calendar.ts";
import { isSiret } from "#shared/credit/french-numbers.ts";
import { parseSiren, parseVat } from "#shared/credit/identity.ts";
import { employeesOfBand } from "#shared/credit/structure/employees-of-band.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import { centsOf, dayOf, type JsonObject, listOf, objectOf, textOf } from "../json-fields.ts";

export type RegistrySeat = {
  siret: string | null;
  address: string | null;
  postcode: string | null;
  town: string | null;
  /** INSEE code of the country; null: France. */
  abroad: string | null;
};

/** Turnover and result of a financial year, in cents; null: the register does not say. */
export type RegistryYear = {
  year: number;
  turnoverCents: number | null;
  netIncomeCents: number | null;
};

/**
 * A firm as recherche-entreprises describes it (domain.md 4.6); null: not said. `diffusible` partial: the law keeps name and
 * address from being passed on, so they are not here. `employeesBand` is INSEE's code, `employeesFewest` what it begins with.
 */
export type RegistryFirm = {
  siren: string;
  name: string | null;
  /** Sigle, trade names and signs of the seat. */
  otherNames: string[];
  seat: RegistrySeat;
  createdDay: EpochDay | null;
  closedDay: EpochDay | null;
  active: boolean | null;
  legalFormCode: string | null;
  employeesBand: string | null;
  employeesFewest: number | null;
  activity: string | null;
  category: string | null;
  soleTrader: boolean;
  diffusible: "full" | "partial";
  /** The youngest first. */
  finances: RegistryYear[];
  vat: string | null;
  /** Day of the entry in the register. */
  asOf: EpochDay | null;
};

export type FirmProblem = "not_an_object" | "no_siren";

const HIDDEN = /non[- ]diffusible/i;
const shown = (value: unknown): string | null => {
  const text = textOf(value);
  return text === null || HIDDEN.test(text) ? null : text;
};

/** Reads one firm of an answer; whatever is missing or of another shape is null, only without a SIREN there is no firm. */
export function readRegistryFirm(value: unknown): Result<RegistryFirm, FirmProblem> {
  const firm = objectOf(value);
  if (firm === null) return failed("not_an_object");
  const siren = parseSiren(textOf(firm.siren) ?? "");
  if (!siren.ok) return failed("no_siren");
  const legalFormCode = textOf(firm.nature_juridique);
  const complements = objectOf(firm.complements) ?? {};
  const band = textOf(firm.tranche_effectif_salarie);
  const diffusible = isPartial(firm) ? "partial" : "full";
  const name = shown(firm.nom_raison_sociale) ?? shown(firm.nom_complet);
  const state = textOf(firm.etat_administratif);
  return ok({
    siren: siren.value,
    name: diffusible === "full" ? name : null,
    otherNames: diffusible === "full" ? otherNames(firm, name) : [],
    seat: seatOf(objectOf(firm.siege) ?? {}, diffusible),
    createdDay: dayOf(firm.date_creation),
    closedDay: dayOf(firm.date_fermeture),
    active: state === "A" ? true : state === "C" ? false : null,
    legalFormCode,
    employeesBand: band,
    employeesFewest: band === null ? null : employeesOfBand(band),
    activity: textOf(firm.activite_principale),
    category: textOf(firm.categorie_entreprise),
    soleTrader: complements.est_entrepreneur_individuel === true || legalFormCode?.startsWith("1") === true,
    diffusible,
    finances: financesOf(firm.finances),
    vat: vatOf(firm.tva),
    asOf: dayOf(firm.date_mise_a_jour_insee) ?? dayOf(firm.date_mise_a_jour),
  });
}

const isPartial = (firm: JsonObject): boolean => {
  const status = textOf(firm.statut_diffusion);
  if (status !== null) return status !== "O";
  return HIDDEN.test(textOf(firm.nom_complet) ?? "");
};

/** Names beside the registered one, each once: the long one of the register holds sigle and trade name in parentheses. */
function otherNames(firm: JsonObject, name: string | null): string[] {
  const seat = objectOf(firm.siege) ?? {};
  const names = [firm.sigle, seat.nom_commercial, ...(listOf(seat.liste_enseignes) ?? [])];
  const found = new Set<string>();
  for (const each of names) {
    const text = shown(each);
    if (text !== null && text.toUpperCase() !== name?.toUpperCase()) found.add(text);
  }
  return [...found];
}

const FRANCE = "99100";

function seatOf(seat: JsonObject, diffusible: "full" | "partial"): RegistrySeat {
  const siret = textOf(seat.siret);
  const country = textOf(seat.code_pays_etranger);
  return {
    siret: siret !== null && isSiret(siret) ? siret : null,
    address: diffusible === "full" ? shown(seat.adresse) : null,
    postcode: shown(seat.code_postal),
    town: shown(seat.libelle_commune) ?? shown(seat.libelle_commune_etranger),
    abroad: country === FRANCE ? null : country,
  };
}

/** The register writes 0 where it knows no amount; a year without any is left out. */
function financesOf(value: unknown): RegistryYear[] {
  return Object.entries(objectOf(value) ?? {})
    .flatMap(([year, each]): RegistryYear[] => {
      const amounts = objectOf(each);
      if (amounts === null || !/^\d{4}$/.test(year)) return [];
      const turnoverCents = centsOf(amounts.ca) || null;
      const netIncomeCents = centsOf(amounts.resultat_net) || null;
      if (turnoverCents === null && netIncomeCents === null) return [];
      return [{ year: Number(year), turnoverCents, netIncomeCents }];
    })
    .sort((one, other) => other.year - one.year);
}

function vatOf(value: unknown): string | null {
  for (const each of listOf(value) ?? [value]) {
    const vat = parseVat(textOf(each) ?? "");
    if (vat.ok) return vat.value.value;
  }
  return null;
}
