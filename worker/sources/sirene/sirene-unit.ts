import type { EpochDay } from "#shared/credit/calendar.ts";
import { parseSiren } from "#shared/credit/identity.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import { dayOf, type JsonObject, listOf, objectOf, objectsOf, textOf } from "../json-fields.ts";
import type { Reply } from "../reply.ts";

/** A legal unit by INSEE's Sirene: its present period, and when a ceased one ceased. Names of partly diffusible units are not here. */
export type SireneUnit = {
  siren: string;
  active: boolean | null;
  ceasedDay: EpochDay | null;
  createdDay: EpochDay | null;
  name: string | null;
  legalFormCode: string | null;
  activity: string | null;
  employeesBand: string | null;
  category: string | null;
  seatSiret: string | null;
  soleTrader: boolean;
  diffusible: "full" | "partial";
};

/** `merged`: the number lives on in another one (null: it is not said which); `hidden`: not diffusible; `absent`: never given. */
export type SireneAnswer =
  | { kind: "unit"; unit: SireneUnit }
  | { kind: "merged"; into: string | null }
  | { kind: "hidden" }
  | { kind: "absent" };

export type SireneProblem = "no_unit" | "no_siren";

/** Reads the reply to /siren/{siren}. */
export function readSireneAnswer(
  { status, body, location }: Reply,
  asked: string,
): Result<SireneAnswer, SireneProblem> {
  if (status === 301) return ok({ kind: "merged", into: otherSiren(location, body, asked) });
  if (status === 403) return ok({ kind: "hidden" });
  if (status === 404) return ok({ kind: "absent" });
  const unit = objectOf(objectOf(body)?.uniteLegale);
  if (unit === null) return failed("no_unit");
  const siren = parseSiren(textOf(unit.siren) ?? "");
  if (!siren.ok) return failed("no_siren");
  if (siren.value !== asked) return ok({ kind: "merged", into: siren.value });
  return ok({ kind: "unit", unit: unitOf(siren.value, unit) });
}

/** The number it was merged into, from where it is sent to or what is said. */
function otherSiren(location: string | null, body: unknown, asked: string): string | null {
  const message = textOf(objectOf(objectOf(body)?.header)?.message) ?? "";
  for (const [digits] of `${location ?? ""} ${message}`.matchAll(/(?<!\d)\d{9}(?!\d)/g)) {
    const siren = parseSiren(digits);
    if (siren.ok && siren.value !== asked) return siren.value;
  }
  return null;
}

function unitOf(siren: string, unit: JsonObject): SireneUnit {
  const period = presentPeriod(unit);
  const state = textOf(period.etatAdministratifUniteLegale);
  const diffusible = textOf(unit.statutDiffusionUniteLegale) === "P" ? "partial" : "full";
  const legalFormCode = textOf(period.categorieJuridiqueUniteLegale);
  const nic = textOf(period.nicSiegeUniteLegale);
  return {
    siren,
    active: state === "A" ? true : state === "C" ? false : null,
    ceasedDay: state === "C" ? dayOf(period.dateDebut) : null,
    createdDay: dayOf(unit.dateCreationUniteLegale),
    name: diffusible === "full" ? nameOf(unit, period) : null,
    legalFormCode,
    activity: textOf(period.activitePrincipaleUniteLegale),
    employeesBand: textOf(unit.trancheEffectifsUniteLegale),
    category: textOf(unit.categorieEntreprise),
    seatSiret: nic === null ? null : `${siren}${nic}`,
    soleTrader: legalFormCode?.startsWith("1") === true,
    diffusible,
  };
}

/** The period without an end; the youngest where none says so. */
function presentPeriod(unit: JsonObject): JsonObject {
  const periods = objectsOf(listOf(unit.periodesUniteLegale) ?? []);
  const open = periods.find((period) => textOf(period.dateFin) === null);
  const youngest = periods.toSorted(
    (one, other) => (dayOf(other.dateDebut) ?? 0) - (dayOf(one.dateDebut) ?? 0),
  );
  return open ?? youngest[0] ?? {};
}

function nameOf(unit: JsonObject, period: JsonObject): string | null {
  const company = textOf(period.denominationUniteLegale);
  if (company !== null) return company;
  const family = textOf(period.nomUsageUniteLegale) ?? textOf(period.nomUniteLegale);
  const given = textOf(unit.prenomUsuelUniteLegale) ?? textOf(unit.prenom1UniteLegale);
  return family === null ? null : [given, family].filter((part) => part !== null).join(" ");
}
