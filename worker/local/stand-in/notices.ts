import type { StandInRecord } from "./explore-query.ts";
import { inventedSiren } from "./firms.ts";

/** Invented notices in the shape in which the gazette publishes them: fields of JSON inside JSON, the SIREN with and without blanks. */

export type NoticeAbout = {
  siren: string;
  name: string;
  town: string;
  postcode: string;
  /** A person in business; else a company. */
  person?: { family: string; given: string };
};

export type NoticeHead = {
  /** Publication day, ISO. */
  day: string;
  number: number;
  /** Of the issue within the year. */
  issue?: number;
  kind?: "annonce" | "rectificatif" | "annulation";
  /** The notice that this one puts right or takes back. */
  about?: { publication: "A" | "B" | "C"; issue: string; number: number };
  court?: string;
};

const FAMILIES: Readonly<Record<string, readonly [publication: "A" | "B" | "C", label: string]>> = {
  collective: ["A", "Procédures collectives"],
  conciliation: ["A", "Procédures de conciliation"],
  retablissement_professionnel: ["A", "Procédures de rétablissement professionnel"],
  creation: ["A", "Créations"],
  immatriculation: ["A", "Immatriculations"],
  vente: ["A", "Ventes et cessions"],
  modification: ["B", "Modifications diverses"],
  radiation: ["B", "Radiations"],
  dpc: ["C", "Dépôts des comptes"],
};

const KINDS = { annonce: "Avis initial", rectificatif: "Avis rectificatif", annulation: "Avis d'annulation" };

const spaced = (siren: string): string => siren.replace(/(\d{3})(?=\d)/g, "$1 ");

function personOf({ siren, name, town, postcode, person }: NoticeAbout): Record<string, unknown> {
  const place = { codePostal: postcode, ville: town };
  const registered = { numeroIdentification: spaced(siren), codeRCS: "RCS", nomGreffeImmat: town };
  return person
    ? {
        typePersonne: "pp",
        numeroImmatriculation: registered,
        nom: person.family,
        prenom: person.given,
        adresseEtablissementPrincipal: place,
      }
    : {
        typePersonne: "pm",
        numeroImmatriculation: registered,
        denomination: name,
        adresseSiegeSocial: place,
      };
}

/** A notice of a family about a firm. `fields`: what the family carries; objects become JSON text as in the gazette. */
export function inventedNotice(
  about: NoticeAbout,
  family: string,
  { day, number, issue = 1, kind = "annonce", about: earlier, court }: NoticeHead,
  fields: Readonly<Record<string, unknown>> = {},
): StandInRecord {
  const [publication, label] = FAMILIES[family] ?? ["A", family];
  const parution = `${day.slice(0, 4)}${String(issue).padStart(4, "0")}`;
  const id = `${publication}${parution}${number}`;
  const texts = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === "object" && value !== null ? JSON.stringify(value) : value,
  ]);
  return {
    id,
    publicationavis: publication,
    publicationavis_facette: `Bodacc ${publication}`,
    parution,
    dateparution: day,
    numeroannonce: number,
    typeavis: kind,
    typeavis_lib: KINDS[kind],
    familleavis: family,
    familleavis_lib: label,
    numerodepartement: about.postcode.slice(0, 2),
    departement_nom_officiel: null,
    region_code: null,
    region_nom_officiel: null,
    tribunal: court ?? `TRIBUNAL DE COMMERCE DE ${about.town}`,
    commercant: about.person ? `${about.person.family}, ${about.person.given}` : about.name,
    ville: about.town,
    registre: [about.siren, spaced(about.siren)],
    cp: about.postcode,
    pdf_parution_subfolder: 0,
    ispdf_unitaire: "oui",
    listepersonnes: JSON.stringify({ personne: personOf(about) }),
    listeetablissements: null,
    jugement: null,
    acte: null,
    modificationsgenerales: null,
    radiationaurcs: null,
    depot: null,
    listeprecedentexploitant: null,
    listeprecedentproprietaire: null,
    divers: null,
    parutionavisprecedent: earlier
      ? JSON.stringify({
          nomPublication: `BODACC ${earlier.publication}`,
          numeroParution: earlier.issue,
          numeroAnnonce: earlier.number,
        })
      : null,
    url_complete: `https://www.bodacc.fr/pages/annonces-commerciales-detail/?q.id=id:${id}`,
    ...Object.fromEntries(texts),
  };
}

/** A judgment of a collective procedure, published on a day. */
export const judgmentNotice = (
  about: NoticeAbout,
  head: NoticeHead,
  judgment: { nature: string; date: string; famille?: string; complement?: string },
): StandInRecord =>
  inventedNotice(about, "collective", head, {
    jugement: {
      type: "initial",
      famille: judgment.famille ?? "Jugement d'ouverture",
      nature: judgment.nature,
      date: judgment.date,
      ...(judgment.complement === undefined ? {} : { complementJugement: judgment.complement }),
    },
  });

const FOUNDRY: NoticeAbout = {
  siren: inventedSiren(10),
  name: "FONDERIE DES TROIS ECLUSES",
  town: "CHALON-SUR-SAONE",
  postcode: "71100",
};
const JOINERY: NoticeAbout = {
  siren: inventedSiren(2),
  name: "MENUISERIE KERVASDOUE",
  town: "BREST",
  postcode: "29200",
};
const PRIMEURS: NoticeAbout = {
  siren: inventedSiren(12),
  name: "SARL LES PRIMEURS D'ARMELLE",
  town: "AIX-EN-PROVENCE",
  postcode: "13100",
};

/** What the gazette of the invented world has published so far. */
export const INVENTED_NOTICES: readonly StandInRecord[] = [
  judgmentNotice(
    FOUNDRY,
    { day: "2026-03-10", number: 1204, issue: 48 },
    {
      nature: "Jugement d'ouverture d'une procédure de redressement judiciaire",
      date: "2026-02-26",
    },
  ),
  judgmentNotice(
    FOUNDRY,
    { day: "2026-10-13", number: 877, issue: 197 },
    {
      famille: "Jugement prononçant",
      nature: "Jugement de conversion en liquidation judiciaire",
      date: "1er octobre 2026",
    },
  ),
  inventedNotice(
    JOINERY,
    "radiation",
    { day: "2024-11-05", number: 3310, issue: 214 },
    {
      radiationaurcs: { dateCessationActivitePP: null, radiationPM: "O", commentaire: "Radiation du RCS" },
    },
  ),
  inventedNotice(
    PRIMEURS,
    "modification",
    { day: "2026-10-13", number: 2051, issue: 197 },
    {
      modificationsgenerales: { descriptif: "Transfert du siège social" },
    },
  ),
  inventedNotice(
    PRIMEURS,
    "dpc",
    { day: "2026-10-13", number: 9120, issue: 197 },
    {
      depot: { dateCloture: "2025-12-31", typeDepot: "Comptes annuels et rapports" },
    },
  ),
];
