/**
 * Legal forms as token sequences of a normalised name (domain.md 4.5; INSEE categories and common European forms), with
 * the family that tells two homonyms apart. An empty family is a word that says nothing about the form.
 * "II" (Romania) and "ET" (Bulgaria) are left out: in French names they are words.
 */
const FAMILIES: Record<string, string> = {
  "": "ETS|ETABLISSEMENTS|ETABLISSEMENT|ETABS|ETABL|STE|SOCIETE|CIE|ET CIE|ET COMPAGNIE|SCOP|SCIC|EI|ENTREPRISE INDIVIDUELLE|SOC COOP|SOC COOP AGR|S COOP|SOC|SCOP ARL|SCOP SA|CO|COMPANY|ET CO|AND COMPANY|ET COMPANY|EN LIQUIDATION|IN LIQUIDAZIONE|MICRO ENTREPRISE|AUTO ENTREPRENEUR|SAN VE TIC|SANAYI VE TICARET|TBK|A SOCIO UNICO|UNIPERSONALE|UNIPERSONNELLE|A CAPITAL VARIABLE|SOCIETE COOPERATIVE|SOCIEDAD COOPERATIVA",
  sas: "SAS|SASU|SOCIETE PAR ACTIONS SIMPLIFIEE|SOCIETE PAR ACTIONS SIMPLIFIEE UNIPERSONNELLE|SOCIETE PAR ACTIONS SIMPLIFIEE A ASSOCIE UNIQUE|SELAS|SELASU|SAS A ASSOCIE UNIQUE",
  sarl: "SARL|EURL|SARLU|SOCIETE A RESPONSABILITE LIMITEE|SELARL|SELARLU|SELURL|SARL S|S AR L|SA RL|S ARL|SAR L|SAGL|ENTREPRISE UNIPERSONNELLE A RESPONSABILITE LIMITEE|SARL UNIPERSONNELLE|SOCIETE A RESPONSABILITE LIMITEE UNIPERSONNELLE",
  sa: "SA|SOCIETE ANONYME|SELAFA|AG|SPA|PLC|PUBLIC LIMITED COMPANY|NV|SAU|OYJ|AKTIENGESELLSCHAFT|AE|SOCIETA PER AZIONI|SOCIEDAD ANONIMA|SOCIEDADE ANONIMA|SPOLKA AKCYJNA|NAAMLOZE VENNOOTSCHAP|\u0391\u0395",
  eirl: "EIRL",
  partnership:
    "SNC|SOCIETE EN NOM COLLECTIF|SCS|SCA|SOCIETE EN COMMANDITE SIMPLE|SOCIETE EN COMMANDITE PAR ACTIONS|SECS|SAPA|VOF|COMMV|KG|KOMMANDITGESELLSCHAFT|OHG|OFFENE HANDELSGESELLSCHAFT|OG|KGAA|HB|HANDELSBOLAG|KB|KS|SPJ|SPK|SP J|SP K|SPOLKA JAWNA|SKA|VOS|BT|KKT|AY|KY|OE|EE|IS|TU|PARTG|PARTG MBB|PARTGMBB|SOCIETA IN NOME COLLETTIVO",
  property: "SCI|SOCIETE CIVILE IMMOBILIERE|SCCV|GFA|GFR|SCPI",
  civil: "SCP|SCM|SCEA|EARL|GAEC|CUMA|SICA|SCEV|SOCIETE CIVILE|SOCIETE CIVILE PROFESSIONNELLE|GBR",
  group: "GIE|GEIE|GROUPEMENT D INTERET ECONOMIQUE",
  cooperative: "SCE|SCARL|SCRL|CV|CVBA|EG|SLL|SLNE|CRL",
  association: "VZW|ASBL|EV",
  european: "SE|SOCIETAS EUROPAEA",
  gmbh: "GMBH|UG|UG HAFTUNGSBESCHRANKT|GESELLSCHAFT MIT BESCHRANKTER HAFTUNG|GES MBH|GESMBH|GGMBH|MBH",
  gmbh_kg:
    "GMBH ET CO KG|GMBH ET CO|GMBH CO KG|GMBHCO KG|GMBH CO|GMBH ET COKG|GMBH ET COMP KG|GMBH KG|GMBH ET CO KGAA|GMBH ET CO OHG|UG ET CO KG|UG HAFTUNGSBESCHRANKT ET CO KG|AG ET CO KG|AG ET CO KGAA|SE ET CO KG|SE ET CO KGAA|MBH ET CO KG",
  sole: "EK|EKFM|EKFR|E KFM|E KFR|EINGETRAGENER KAUFMANN|EU|TMI|FIE|CB",
  limited:
    "BV|BESLOTEN VENNOOTSCHAP|SRL|SRLS|SRL S|SOCIETA A RESPONSABILITA LIMITATA|SPRL|BVBA|SL|SLU|SOCIEDAD LIMITADA|SOCIEDAD DE RESPONSABILIDAD LIMITADA|LDA|LIMITADA|UNIPESSOAL LDA|UNIPESSOAL|LTD|LIMITED|LT|LTD STI|LIMITED SIRKETI|DAC|CLG|ULC|TEO|PRIVATE LIMITED|PRIVATE LTD|PVT LTD|PVT LIMITED|PTY LTD|PTY LIMITED|PTY|PL|PTE LTD|SDN BHD|CO LTD|COLTD|CO LIMITED|COMPANY LIMITED|COMPANY LTD|LIMITED COMPANY|LIMITED COMPAY|LIMITED LIABILITY COMPANY|ONE MEMBER CO LTD|SP Z OO|SP ZOO|SPZOO|SP ZO O|SP Z O O|SPOLKA Z OGRANICZONA ODPOWIEDZIALNOSCIA|SP ZOO SP K|SP ZOO SPK|SP ZOO SP J|SRO|SPOL SRO|SPOL S R O|SPOLECNOST S RUCENIM OMEZENYM|KFT|KORLATOLT FELELOSSEGU TARSASAG|EOOD|OOD|DOO|JDOO|APS|ANPARTSSELSKAB|AB|AKTIEBOLAG|OY|OSAKEYHTIO|OU|SIA|UAB|MB|IKE|EPE|\u0399\u039a\u0395|\u0395\u03a0\u0395|\u041e\u041e\u041e|\u041e\u041e\u0414|\u0415\u041e\u041e\u0414",
  joint_stock:
    "PSA|AS|AKCIOVA SPOLECNOST|AKCIOVA SPOLOCNOST|AKTIESELSKAB|AKSJESELSKAP|ZRT|NYRT|AD|EAD|DD|ASA|JSC|JOINT STOCK COMPANY|\u0410\u0414",
  american: "INC|INCORPORATED|CORP|CORPORATION|LLC|LLP|LP|CO INC",
  holding: "SGPS|SC",
};

/** The owner's company beside the business of the same name: another customer unless both names say so. */
const APART = new Set(["property", "group"]);

const LEADING = new Set(
  (
    "SARL|EURL|SAS|SASU|SA|SNC|SCS|SCA|SCI|SCCV|GFA|SCP|SCM|SELARL|SELAS|SELASU|SELAFA|SELURL|GIE|GEIE|GAEC|EARL|SCEA|CUMA|SCOP|SCIC|EIRL|EI|S AR L|SA RL|S ARL|" +
    "ETS|ETABLISSEMENTS|ETABLISSEMENT|ETABS|STE|SOCIETE|SOC|CIE|ENTREPRISE INDIVIDUELLE|SOCIETE PAR ACTIONS SIMPLIFIEE|" +
    "SOCIETE PAR ACTIONS SIMPLIFIEE UNIPERSONNELLE|SOCIETE ANONYME|SOCIETE A RESPONSABILITE LIMITEE|SOCIETE CIVILE IMMOBILIERE|" +
    "SOCIETE EN NOM COLLECTIF|SOCIETE CIVILE PROFESSIONNELLE|UAB|SIA|OY|GMBH|SRL|SPRL|BVBA|\u041e\u041e\u041e"
  ).split("|"),
);

/** What follows "Société" in names that are nothing without it: "Société Générale", "Société nationale des chemins de fer". */
const BOUND = new Set(
  (
    "GENERALE NATIONALE NOUVELLE FRANCAISE CENTRALE INDUSTRIELLE COMMERCIALE REGIONALE INTERNATIONALE EUROPEENNE IMMOBILIERE " +
    "FINANCIERE ANONYME CIVILE D DE DU DES POUR"
  ).split(" "),
);
const BINDING = new Set(["SOCIETE", "STE", "SOC", "CIE"]);

type Form = { family: string; words: number };

const FORMS = new Map<string, Form>(
  Object.entries(FAMILIES).flatMap(([family, forms]) =>
    forms.split("|").map((form): [string, Form] => [form, { family, words: form.split(" ").length }]),
  ),
);

const LONGEST = 8;
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

/** Forms that may be taken off the end of a name, and how many words are looked at for one at most. */
export const FORMS_AT_END: readonly string[] = [...FORMS.keys()];
export const MOST_FORM_WORDS = LONGEST;
/** Words that a form at the beginning of a name may begin with. */
export const WORDS_AT_START: readonly string[] = [...FIRST_WORDS.keys(), "STE", "SOC"];

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
    if (!known.has(form)) continue;
    if (!fromEnd && words === 1 && BINDING.has(form) && BOUND.has(tokens[start + 1] ?? "")) return undefined;
    return FORMS.get(form);
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
  const core = start === 0 && end === tokens.length ? tokens : tokens.slice(start, end);
  const first = core[0] ?? "";
  const second = core[1] ?? "";
  const shortened = (first === "STE" || first === "SOC") && BOUND.has(second);
  return { core: shortened ? ["SOCIETE", ...core.slice(1)] : core, families };
};

/** Forms that are told or not told at will: "Dupont" may be "Dupont SAS", but not the "SCI Dupont" that owns its walls. */
export const tellsApart = (family: string): boolean => APART.has(family);
