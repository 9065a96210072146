/**
 * Legal forms as token sequences of a normalised name (domain.md 4.5; INSEE categories and common European forms), with
 * the family that tells two homonyms apart. An empty family is a word that says nothing about the form.
 * "II" (Romania) and "ET" (Bulgaria) are left out: in French names they are words.
 */
const FAMILIES: Record<string, string> = {
  "": "ETS|ETABLISSEMENTS|ETABLISSEMENT|STE|SOCIETE|CIE|ET CIE|SCOP|SCIC|EI|ENTREPRISE INDIVIDUELLE|SOC COOP|S COOP|SOC",
  sas: "SAS|SASU|SOCIETE PAR ACTIONS SIMPLIFIEE|SOCIETE PAR ACTIONS SIMPLIFIEE UNIPERSONNELLE|SELAS|SELASU",
  sarl: "SARL|EURL|SARLU|SOCIETE A RESPONSABILITE LIMITEE|SELARL|SELURL|SARL S|ENTREPRISE UNIPERSONNELLE A RESPONSABILITE LIMITEE",
  sa: "SA|SOCIETE ANONYME|SELAFA|AG|SPA|PLC|NV|SAU|OYJ|AKTIENGESELLSCHAFT|AE",
  eirl: "EIRL",
  partnership:
    "SNC|SOCIETE EN NOM COLLECTIF|SCS|SCA|SECS|SAPA|VOF|COMMV|KG|OHG|OG|KGAA|HB|KB|KS|SPJ|SPK|SP J|SP K|SKA|VOS|BT|KKT|AY|KY|OE|EE|IS|TU",
  civil: "SCI|SOCIETE CIVILE IMMOBILIERE|SCP|SCM|SCEA|EARL|GAEC|SOCIETE CIVILE|GBR",
  group: "GIE|GEIE",
  cooperative: "SCE|SCARL|SCRL|CV|CVBA|EG|SLL|SLNE|CRL",
  association: "VZW|ASBL|EV",
  european: "SE",
  gmbh: "GMBH|UG|UG HAFTUNGSBESCHRANKT|GESELLSCHAFT MIT BESCHRANKTER HAFTUNG|GGMBH|MBH",
  gmbh_kg: "GMBH ET CO KG|GMBH CO KG|GMBH ET CO KGAA|GMBH ET CO OHG|UG ET CO KG",
  sole: "EK|EU|TMI|FIE|CB",
  limited:
    "BV|SRL|SRLS|SPRL|BVBA|SL|SLU|LDA|UNIPESSOAL LDA|UNIPESSOAL|LTD|LIMITED|DAC|CLG|ULC|TEO|PRIVATE LIMITED|PVT LTD|PTY LTD|CO LTD|SP Z OO|SP ZOO|SRO|SPOL SRO|SPOL S R O|KFT|EOOD|OOD|DOO|JDOO|APS|AB|OY|OU|SIA|UAB|MB|IKE|EPE",
  joint_stock: "PSA|AS|ZRT|NYRT|AD|EAD|DD|ASA",
  american: "INC|INCORPORATED|CORP|CORPORATION|LLC|LLP",
  holding: "SGPS|SC",
};

const LEADING = new Set(
  (
    "SARL|EURL|SAS|SASU|SA|SNC|SCS|SCA|SCI|SCP|SCM|SELARL|SELAS|SELAFA|SELURL|GIE|GEIE|GAEC|EARL|SCEA|SCOP|SCIC|EIRL|EI|" +
    "ETS|ETABLISSEMENTS|ETABLISSEMENT|STE|SOCIETE|CIE|SOCIETE PAR ACTIONS SIMPLIFIEE|SOCIETE ANONYME|" +
    "SOCIETE A RESPONSABILITE LIMITEE|SOCIETE CIVILE IMMOBILIERE|SOCIETE EN NOM COLLECTIF|UAB|SIA"
  ).split("|"),
);

type Form = { family: string; words: number };

const FORMS = new Map<string, Form>(
  Object.entries(FAMILIES).flatMap(([family, forms]) =>
    forms.split("|").map((form): [string, Form] => [form, { family, words: form.split(" ").length }]),
  ),
);

const LONGEST = 6;
/** Words at the outer end of a form, with the length of the longest form there: most names have none of them. */
const longestBy = (
  forms: Iterable<string>,
  outer: (words: string[]) => string | undefined,
): Map<string, number> => {
  const longest = new Map<string, number>();
  for (const form of forms) {
    const words = form.split(" ");
    const word = outer(words) ?? "";
    longest.set(word, Math.min(LONGEST, Math.max(longest.get(word) ?? 0, words.length)));
  }
  return longest;
};
const LAST_WORDS = longestBy(FORMS.keys(), (words) => words.at(-1));
const FIRST_WORDS = longestBy(LEADING, (words) => words[0]);

/** The longest known form at one end that leaves something of the name. */
const formAt = (
  tokens: readonly string[],
  start: number,
  end: number,
  longest: number,
  known: { has(form: string): boolean },
  fromEnd: boolean,
): Form | undefined => {
  for (let words = Math.min(longest, end - start - 1); words > 0; words -= 1) {
    const from = fromEnd ? end - words : start;
    const form = words === 1 ? (tokens[from] ?? "") : tokens.slice(from, from + words).join(" ");
    if (known.has(form)) return FORMS.get(form);
  }
  return undefined;
};

const NONE: string[] = [];

const withFamily = (families: string[], { family }: Form): string[] =>
  family === "" || families.includes(family) ? families : [...families, family];

/**
 * Takes legal forms off both ends of a name, never from its middle and never all of it.
 * `families` are those of the forms taken, without the empty one.
 */
export const stripLegalForms = (tokens: string[]): { core: string[]; families: string[] } => {
  let families = NONE;
  let start = 0;
  let end = tokens.length;
  for (;;) {
    const last = LAST_WORDS.get(tokens[end - 1] ?? "") ?? 0;
    const trailing = last === 0 ? undefined : formAt(tokens, start, end, last, FORMS, true);
    if (trailing !== undefined) {
      families = withFamily(families, trailing);
      end -= trailing.words;
      continue;
    }
    const first = FIRST_WORDS.get(tokens[start] ?? "") ?? 0;
    const leading = first === 0 ? undefined : formAt(tokens, start, end, first, LEADING, false);
    if (leading === undefined) break;
    families = withFamily(families, leading);
    start += leading.words;
  }
  return { core: start === 0 && end === tokens.length ? tokens : tokens.slice(start, end), families };
};
