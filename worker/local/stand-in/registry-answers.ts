import { frenchVatOf } from "#shared/credit/identity.ts";
import { type Answer, json } from "./answer.ts";
import { type StandInFirm, seatSiret } from "./firms.ts";

const MOST_PER_PAGE = 25;
const MOST_FOUND = 10_000;

const plainWords = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);

/** GET /search of recherche-entreprises: nine or fourteen digits find a number whatever else is asked, words all have to be there. */
export function searchAnswer(firms: readonly StandInFirm[], query: URLSearchParams): Answer {
  const words = query.get("q")?.trim() ?? "";
  const perPage = Number(query.get("per_page") ?? 10);
  const page = Number(query.get("page") ?? 1);
  if (!Number.isInteger(perPage) || perPage < 1 || perPage > MOST_PER_PAGE)
    return json(400, { erreur: "Veuillez indiquer un paramètre `per_page` entre `1` et `25`." });
  if (!Number.isInteger(page) || page < 1 || page > 1000)
    return json(400, { erreur: "Veuillez indiquer un paramètre `page` entre `1` et `1000`." });
  if (words.length < 3) return json(400, { erreur: "3 caractères minimum pour les termes de la requête." });
  const found = find(firms, words, query.get("code_postal"));
  const shown = found.slice((page - 1) * perPage, page * perPage);
  return json(200, {
    results: shown.map((firm) => resultOf(firm, query)),
    total_results: Math.min(MOST_FOUND, found.length),
    page,
    per_page: perPage,
    total_pages: Math.ceil(found.length / perPage),
  });
}

function find(firms: readonly StandInFirm[], query: string, postcode: string | null): StandInFirm[] {
  const public_ = firms.filter(({ diffusion }) => diffusion !== "hidden");
  if (/^(?:\d{9}|\d{14})$/.test(query)) return public_.filter(({ siren }) => siren === query.slice(0, 9));
  const wanted = plainWords(query);
  return public_
    .filter((firm) => postcode === null || firm.postcode === postcode)
    .filter((firm) => {
      if (firm.diffusion === "partial") return false;
      const text = [firm.name, firm.sigle, firm.tradeName, firm.street, firm.postcode, firm.town].join(" ");
      const words = new Set(plainWords(text));
      return wanted.every((word) => words.has(word));
    });
}

const HIDDEN = "[NON-DIFFUSIBLE]";

function resultOf(firm: StandInFirm, query: URLSearchParams): Record<string, unknown> {
  const partial = firm.diffusion === "partial";
  const longName = [
    firm.name,
    firm.tradeName && `(${firm.tradeName})`,
    firm.sigle && `(${firm.sigle})`,
  ].filter(Boolean);
  const result: Record<string, unknown> = {
    siren: firm.siren,
    nom_complet: partial ? HIDDEN : longName.join(" "),
    nom_raison_sociale: partial ? HIDDEN : firm.person ? null : firm.name,
    sigle: partial ? null : (firm.sigle ?? null),
    nombre_etablissements: 1,
    nombre_etablissements_ouverts: firm.closed ? 0 : 1,
    siege: seatOf(firm),
    activite_principale: firm.activity,
    activite_principale_naf25: null,
    categorie_entreprise: firm.category,
    caractere_employeur: null,
    annee_categorie_entreprise: firm.category === null ? null : "2024",
    date_creation: firm.created,
    date_fermeture: firm.closed ?? null,
    date_mise_a_jour: "2026-11-20T09:12:45",
    date_mise_a_jour_insee: "2026-10-02T14:26:06",
    date_mise_a_jour_rne: null,
    dirigeants: [],
    etat_administratif: firm.closed ? "C" : "A",
    nature_juridique: firm.legalFormCode,
    section_activite_principale: "F",
    tranche_effectif_salarie: firm.band,
    annee_tranche_effectif_salarie: "2024",
    statut_diffusion: partial ? "P" : "O",
    matching_etablissements: [],
    immatriculation: null,
    finances: financesOf(firm),
    complements: {
      est_association: firm.legalFormCode.startsWith("92"),
      est_entrepreneur_individuel: firm.person !== undefined,
      est_administration: firm.publicBody === true,
      est_service_public: firm.publicBody === true,
    },
    tva: firm.publicBody || firm.closed ? [] : [frenchVatOf(firm.siren)],
  };
  const included = new Set(query.get("include")?.split(",") ?? []);
  const minimal = query.get("minimal") === "true";
  const optional = ["siege", "dirigeants", "finances", "complements", "matching_etablissements"];
  for (const field of optional) if (minimal && !included.has(field)) delete result[field];
  if (!included.has("tva")) delete result.tva;
  return result;
}

function seatOf(firm: StandInFirm): Record<string, unknown> {
  const partial = firm.diffusion === "partial";
  return {
    activite_principale: firm.activity,
    adresse: partial ? HIDDEN : `${firm.street} ${firm.postcode} ${firm.town}`,
    code_pays_etranger: null,
    code_postal: firm.postcode,
    date_creation: firm.created,
    date_fermeture: firm.closed ?? null,
    departement: firm.postcode.slice(0, 2),
    est_siege: true,
    etat_administratif: firm.closed ? "F" : "A",
    libelle_commune: firm.town,
    libelle_commune_etranger: null,
    liste_enseignes: firm.tradeName ? [firm.tradeName] : null,
    nom_commercial: firm.tradeName ?? null,
    siret: seatSiret(firm.siren),
    statut_diffusion_etablissement: partial ? "P" : "O",
    tranche_effectif_salarie: firm.band,
  };
}

/** The youngest year with a turnover, as the register does. */
function financesOf({ years }: StandInFirm): Record<string, unknown> | null {
  const [last] = years
    .filter(({ turnover }) => turnover > 0)
    .toSorted((one, other) => (one.closing < other.closing ? 1 : -1));
  if (last === undefined) return null;
  return { [last.closing.slice(0, 4)]: { ca: last.turnover, resultat_net: last.netIncome } };
}
