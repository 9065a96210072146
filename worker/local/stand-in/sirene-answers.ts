import { type Answer, json } from "./answer.ts";
import type { StandInFirm } from "./firms.ts";

/** Keys the stand-in knows are all but this one. */
export const WRONG_KEY = "a key that INSEE does not know";

const said = (status: number, message: string, headers: Record<string, string> = {}): Answer =>
  json(status, { header: { statut: status, message } }, headers);

/** GET /siren/{siren} of Sirene 3.11. */
export function sireneAnswer(firms: readonly StandInFirm[], siren: string, key: string | undefined): Answer {
  if (key === undefined || key === "" || key === WRONG_KEY) return json(401, { message: "Unauthorized" });
  if (!/^\d{9}$/.test(siren)) return said(400, "Identifiant Siren incorrect, il doit comporter 9 chiffres");
  const firm = firms.find((each) => each.siren === siren);
  if (firm === undefined) return said(404, `Aucun élément trouvé pour le siren ${siren}`);
  if (firm.diffusion === "hidden") return said(403, `Unité légale non diffusable ${siren}`);
  if (firm.mergedInto)
    return said(301, `Unité légale ${siren} fermée pour cause de doublon`, {
      location: `/api-sirene/3.11/siren/${firm.mergedInto}`,
    });
  return json(200, { header: { statut: 200, message: "OK" }, uniteLegale: unitOf(firm) });
}

const HIDDEN = "[ND]";

function unitOf(firm: StandInFirm): Record<string, unknown> {
  const partial = firm.diffusion === "partial";
  const period = {
    dateFin: null,
    dateDebut: firm.created,
    etatAdministratifUniteLegale: "A",
    nomUniteLegale: firm.person ? (partial ? HIDDEN : firm.person.family) : null,
    nomUsageUniteLegale: null,
    denominationUniteLegale: firm.person ? null : firm.name,
    categorieJuridiqueUniteLegale: firm.legalFormCode,
    activitePrincipaleUniteLegale: firm.activity,
    nicSiegeUniteLegale: "00010",
  };
  const periods = firm.closed
    ? [
        { ...period, dateDebut: firm.closed, etatAdministratifUniteLegale: "C" },
        { ...period, dateFin: firm.closed },
      ]
    : [period];
  return {
    siren: firm.siren,
    statutDiffusionUniteLegale: partial ? "P" : "O",
    dateCreationUniteLegale: firm.created,
    sigleUniteLegale: firm.sigle ?? null,
    prenom1UniteLegale: firm.person ? (partial ? HIDDEN : firm.person.given) : null,
    trancheEffectifsUniteLegale: firm.band,
    categorieEntreprise: firm.category,
    dateDernierTraitementUniteLegale: "2026-10-02T14:26:06",
    nombrePeriodesUniteLegale: periods.length,
    periodesUniteLegale: periods,
  };
}
