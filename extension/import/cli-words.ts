import type { ReadErrorCode, ReadWarningCode, RejectCode } from "./read-error.ts";

type Params = Record<string, string | number>;
type Words = (params: Params) => string;
type Table = {
  errors: Record<ReadErrorCode, Words>;
  rejects: Record<RejectCode, string>;
  warnings: Record<ReadWarningCode, string>;
  line: (line: number) => string;
  unchanged: string;
};

const euros = (cents: string | number | undefined, language: "fr" | "en") =>
  new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(Number(cents ?? 0) / 100);

const fr: Table = {
  errors: {
    empty_file: () => "le fichier est vide",
    header_only: () => "le fichier n'a qu'un en-tête, sans aucune ligne",
    is_zip: () => "c'est une archive compressée : décompressez-la d'abord",
    is_gzip: () => "c'est un fichier gzip : décompressez-le d'abord",
    is_spreadsheet: () => "c'est un classeur : enregistrez-le d'abord au format CSV",
    is_pdf: () => "c'est un PDF : demandez l'export FEC ou CSV",
    is_xml: () => "c'est un fichier XML ou HTML : demandez le FEC à plat (texte) ou un CSV",
    is_binary: () => "ce n'est pas un fichier texte",
    not_a_ledger: () => "ce n'est ni un FEC ni un CSV que Vigie reconnaît",
    kind_unknown: () => "impossible de savoir ce que contient ce CSV : précisez --as ou --map",
    columns_missing: ({ fields }) => `colonnes introuvables : ${fields}`,
    mapping_invalid: ({ field }) => `la correspondance des colonnes est invalide (${field})`,
    cut_in_the_middle: () => "le fichier est coupé : sa dernière ligne est incomplète",
    line_too_long: () => "une ligne est démesurée : ce n'est pas un fichier comptable",
    quote_never_closed: () => "un guillemet ouvert n'est jamais refermé",
    line_unreadable: ({ reason }) => `ligne illisible (${fr.rejects[reason as RejectCode] ?? reason})`,
    voucher_unbalanced: ({ voucher, differenceCents }) =>
      `l'écriture ${voucher} n'est pas équilibrée, écart ${euros(differenceCents, "fr")} (fichier coupé ou modifié ?)`,
    vouchers_scattered: () => "les lignes des écritures sont trop dispersées : triez le fichier par écriture",
    wrong_company: ({ siren, expected }) => `ce FEC est celui du SIREN ${siren}, pas de ${expected}`,
    nothing_usable: ({ lines }) => `aucune des ${lines} lignes n'est utilisable`,
    unreadable: () => "le fichier ne peut pas être lu",
    cancelled: () => "import annulé",
  },
  rejects: {
    bad_columns: "mauvais nombre de colonnes",
    bad_date: "date invalide",
    bad_amount: "montant invalide",
    bad_account: "compte manquant",
    customer_missing: "client manquant",
    number_missing: "numéro de pièce manquant",
    duplicate_customer: "client déjà présent plus haut",
    text_too_long: "texte trop long",
  },
  warnings: {
    siren_missing: "le nom du fichier ne donne pas de SIREN",
    siren_checksum: "le SIREN du nom de fichier a une clé fausse",
    closing_date_missing: "le nom du fichier ne donne pas de date de clôture",
    dates_outside_exercise: "les écritures sont hors de l'exercice du nom de fichier",
    header_missing: "pas d'en-tête : ordre légal des colonnes supposé",
    mixed_encoding: "deux encodages dans le même fichier",
    joined_lines: "libellés contenant un retour à la ligne",
    amount_format: "montants écrits hors du format légal",
    both_sides: "lignes au débit et au crédit à la fois",
    document_date_missing: "lignes sans date de pièce",
    validation_date_missing: "lignes sans date de validation",
    opening_lump_sum: "à-nouveaux en une seule somme : l'historique antérieur est inconnu",
    names_differ: "comptes portant plusieurs noms",
    text_cleaned: "lignes contenant des caractères de contrôle ou invisibles, retirés",
  },
  line: (line) => `ligne ${line} : `,
  unchanged: "rien n'a été enregistré",
};

const en: Table = {
  errors: {
    empty_file: () => "the file is empty",
    header_only: () => "the file has a header and no line",
    is_zip: () => "this is a compressed archive: unpack it first",
    is_gzip: () => "this is a gzip file: unpack it first",
    is_spreadsheet: () => "this is a spreadsheet: save it as CSV first",
    is_pdf: () => "this is a PDF: ask for the FEC or CSV export",
    is_xml: () => "this is an XML or HTML file: ask for the flat FEC (text) or a CSV",
    is_binary: () => "this is not a text file",
    not_a_ledger: () => "this is neither a FEC nor a CSV that Vigie knows",
    kind_unknown: () => "what this CSV holds cannot be told: say it with --as or --map",
    columns_missing: ({ fields }) => `columns not found: ${fields}`,
    mapping_invalid: ({ field }) => `the column mapping is invalid (${field})`,
    cut_in_the_middle: () => "the file is cut off: its last line is incomplete",
    line_too_long: () => "a line is far too long: this is no ledger",
    quote_never_closed: () => "a quote is opened and never closed",
    line_unreadable: ({ reason }) =>
      `the line cannot be read (${en.rejects[reason as RejectCode] ?? reason})`,
    voucher_unbalanced: ({ voucher, differenceCents }) =>
      `voucher ${voucher} does not balance, difference ${euros(differenceCents, "en")} (file cut or changed?)`,
    vouchers_scattered: () => "the lines of vouchers lie too far apart: sort the file by voucher",
    wrong_company: ({ siren, expected }) => `this FEC is of SIREN ${siren}, not of ${expected}`,
    nothing_usable: ({ lines }) => `none of the ${lines} lines can be used`,
    unreadable: () => "the file cannot be read",
    cancelled: () => "import cancelled",
  },
  rejects: {
    bad_columns: "wrong number of columns",
    bad_date: "invalid date",
    bad_amount: "invalid amount",
    bad_account: "account missing",
    customer_missing: "customer missing",
    number_missing: "document number missing",
    duplicate_customer: "customer already present above",
    text_too_long: "text too long",
  },
  warnings: {
    siren_missing: "the file name gives no SIREN",
    siren_checksum: "the SIREN of the file name has a wrong check digit",
    closing_date_missing: "the file name gives no closing date",
    dates_outside_exercise: "bookings lie outside the exercise of the file name",
    header_missing: "no header: the legal order of columns is assumed",
    mixed_encoding: "two encodings in one file",
    joined_lines: "labels holding a line break",
    amount_format: "amounts not written in the legal form",
    both_sides: "lines with debit and credit at once",
    document_date_missing: "lines without a document date",
    validation_date_missing: "lines without a validation date",
    opening_lump_sum: "opening balances in one sum: what came before is unknown",
    names_differ: "accounts bearing several names",
    text_cleaned: "lines with control or invisible characters, taken out",
  },
  line: (line) => `line ${line}: `,
  unchanged: "nothing was stored",
};

export type Language = "fr" | "en";
export const cliWords = (language: Language): Table => (language === "fr" ? fr : en);
