import { passesLuhn } from "#shared/credit/french-numbers.ts";

/** Accounts of a year as a firm filed them, in euros. */
export type StandInYear = {
  closing: string;
  /** C: in full, S: simplified, K: of the group. */
  type: "C" | "S" | "K";
  confidentiality: "Public" | "Partiellement confidentiel";
  turnover: number;
  ebitda: number;
  ebit: number;
  netIncome: number;
  equity: number;
  totalAssets: number;
  financialDebt: number;
  interest: number;
};

/** A firm of the invented world. `hidden`: not diffusible, so in no answer; `mergedInto`: its number lives on in another one. */
export type StandInFirm = {
  siren: string;
  name: string;
  sigle?: string;
  tradeName?: string;
  /** Family and given name of a sole trader. */
  person?: { family: string; given: string };
  street: string;
  postcode: string;
  town: string;
  created: string;
  closed?: string;
  legalFormCode: string;
  /** INSEE band of employees. */
  band: string;
  activity: string;
  category: "PME" | "ETI" | "GE" | null;
  diffusion: "full" | "partial" | "hidden";
  mergedInto?: string;
  publicBody?: boolean;
  years: readonly StandInYear[];
};

/**
 * SIREN of the invented world: 2998 and four digits, then the check digit. Numbers beginning with 2 are those of local
 * authorities, and none begins with 2998: no firm can be meant.
 */
export function inventedSiren(index: number): string {
  const digits = `2998${String(index).padStart(4, "0")}`;
  const check = [...Array(10).keys()].find((digit) => passesLuhn(`${digits}${digit}`));
  return `${digits}${check}`;
}

/** SIRET of a firm's seat. */
export function seatSiret(siren: string): string {
  const digits = `${siren}0001`;
  return `${digits}${[...Array(10).keys()].find((digit) => passesLuhn(`${digits}${digit}`))}`;
}

const plain = {
  band: "11",
  activity: "43.22A",
  category: "PME",
  diffusion: "full",
  legalFormCode: "5710",
  years: [],
} as const satisfies Partial<StandInFirm>;

const year = (closing: string, amounts: Partial<StandInYear>): StandInYear => ({
  closing,
  type: "C",
  confidentiality: "Public",
  turnover: 4_200_000,
  ebitda: 310_000,
  ebit: 220_000,
  netIncome: 140_000,
  equity: 900_000,
  totalAssets: 2_250_000,
  financialDebt: 540_000,
  interest: 21_000,
  ...amounts,
});

/** A dozen firms, each for one thing a register can say. */
export const INVENTED_FIRMS: readonly StandInFirm[] = [
  {
    ...plain,
    siren: inventedSiren(1),
    name: "ATELIERS BRUMEVAL",
    tradeName: "BRUMEVAL AGENCEMENT",
    street: "12 RUE DES TANNEURS",
    postcode: "35000",
    town: "RENNES",
    created: "2011-03-14",
    band: "21",
    years: [
      year("2025-12-31", { turnover: 4_800_000, netIncome: 165_000 }),
      year("2024-12-31", {}),
      year("2024-12-31", { type: "K", turnover: 61_000_000, netIncome: 0 }),
    ],
  },
  {
    ...plain,
    siren: inventedSiren(2),
    name: "MENUISERIE KERVASDOUE",
    street: "4 ALLEE DU STADE",
    postcode: "29200",
    town: "BREST",
    created: "1998-06-01",
    closed: "2024-09-30",
    legalFormCode: "5499",
    band: "NN",
  },
  {
    ...plain,
    siren: inventedSiren(3),
    name: "TRANSPORTS OLIVADE",
    street: "ZA DES QUATRE CHEMINS",
    postcode: "34200",
    town: "SETE",
    created: "2003-01-20",
    closed: "2025-12-31",
    mergedInto: inventedSiren(4),
  },
  {
    ...plain,
    siren: inventedSiren(4),
    name: "GROUPE OLIVADE LOGISTIQUE",
    sigle: "GOL",
    street: "ZA DES QUATRE CHEMINS",
    postcode: "34200",
    town: "SETE",
    created: "2019-05-02",
    band: "32",
    category: "ETI",
  },
  {
    ...plain,
    siren: inventedSiren(5),
    name: "GARAGE DU CANAL VERT",
    street: "3 QUAI DES MARINIERS",
    postcode: "31000",
    town: "TOULOUSE",
    created: "2015-10-05",
    legalFormCode: "5499",
  },
  {
    ...plain,
    siren: inventedSiren(6),
    name: "GARAGE DU CANAL VERT",
    street: "118 AVENUE DE MURET",
    postcode: "31300",
    town: "TOULOUSE",
    created: "2021-02-11",
    band: "01",
  },
  {
    ...plain,
    siren: inventedSiren(7),
    name: "LISANDRE PERROTEAU",
    person: { family: "PERROTEAU", given: "LISANDRE" },
    street: "9 IMPASSE DU LAVOIR",
    postcode: "86000",
    town: "POITIERS",
    created: "2018-04-03",
    legalFormCode: "1000",
    band: "NN",
    category: null,
  },
  {
    ...plain,
    siren: inventedSiren(8),
    name: "HORTENSE QUEMARD",
    person: { family: "QUEMARD", given: "HORTENSE" },
    street: "2 CHEMIN DU MOULIN",
    postcode: "56000",
    town: "VANNES",
    created: "2020-09-15",
    legalFormCode: "1000",
    band: "NN",
    category: null,
    diffusion: "partial",
  },
  {
    ...plain,
    siren: inventedSiren(9),
    name: "NEGOCE DISCRET DU LITTORAL",
    street: "1 RUE CACHEE",
    postcode: "17000",
    town: "LA ROCHELLE",
    created: "2012-07-07",
    diffusion: "hidden",
  },
  {
    ...plain,
    siren: inventedSiren(10),
    name: "FONDERIE DES TROIS ECLUSES",
    street: "RUE DE L'ARSENAL",
    postcode: "71100",
    town: "CHALON-SUR-SAONE",
    created: "1987-11-23",
    legalFormCode: "5599",
    band: "31",
    years: [
      year("2024-06-30", {
        confidentiality: "Partiellement confidentiel",
        turnover: 0,
        ebitda: 0,
        ebit: 0,
        netIncome: -310_000,
        equity: -260_000,
        totalAssets: 3_100_000,
        financialDebt: 0,
        interest: 0,
      }),
      year("2023-06-30", {
        turnover: 6_400_000,
        ebitda: -190_000,
        ebit: -280_000,
        netIncome: -350_000,
        equity: -120_000,
        totalAssets: 3_300_000,
        financialDebt: 1_150_000,
        interest: 48_000,
      }),
    ],
  },
  {
    ...plain,
    siren: inventedSiren(11),
    name: "SYNDICAT DES EAUX DE VALBRUNE",
    street: "PLACE DE LA FONTAINE",
    postcode: "05000",
    town: "GAP",
    created: "1974-01-01",
    legalFormCode: "7353",
    publicBody: true,
    category: null,
  },
  {
    ...plain,
    siren: inventedSiren(12),
    name: "SARL LES PRIMEURS D'ARMELLE",
    street: "22 COURS MIRABEL",
    postcode: "13100",
    town: "AIX-EN-PROVENCE",
    created: "2016-12-12",
    legalFormCode: "5499",
    band: "03",
  },
];

/** What a ledger or a CRM knows of a customer. */
export type KnownCustomer = { name: string; siren: string; town?: string; postcode?: string };

const FORMS: readonly (readonly [word: string, code: string])[] = [
  ["SARL", "5499"],
  ["EURL", "5499"],
  ["SASU", "5710"],
  ["SAS", "5710"],
  ["SNC", "5202"],
  ["SCI", "6540"],
  ["SA", "5599"],
  ["COMMUNE", "7210"],
];

/** Firms of the sample ledger, as a register would know them; what the ledger does not say follows from the number. */
export const firmsOfCustomers = (customers: readonly KnownCustomer[]): StandInFirm[] =>
  customers
    .filter(({ siren }) => /^\d{9}$/.test(siren))
    .map(({ name, siren, town = "", postcode = "" }): StandInFirm => {
      const seed = Number(siren.slice(4));
      const words = name.toUpperCase().split(/[^A-Z]+/);
      return {
        ...plain,
        siren,
        name: name.toUpperCase(),
        street: `${(seed % 80) + 1} RUE DE L'INDUSTRIE`,
        postcode,
        town: town.toUpperCase(),
        created: `${1985 + (seed % 36)}-0${(seed % 9) + 1}-15`,
        legalFormCode: FORMS.find(([word]) => words.includes(word))?.[1] ?? "5710",
        band: ["01", "02", "03", "11", "12", "21"][seed % 6] ?? "11",
      };
    });
