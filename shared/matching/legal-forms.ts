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

const FAMILY_OF = new Map<string, string>(
  Object.entries(FAMILIES).flatMap(([family, forms]) =>
    forms.split("|").map((form): [string, string] => [form, family]),
  ),
);

const LONGEST = 6;

/**
 * Takes legal forms off both ends of a name, never from its middle and never all of it.
 * `families` are those of the forms taken, without the empty one.
 */
export const stripLegalForms = (tokens: readonly string[]): { core: string[]; families: string[] } => {
  const families = new Set<string>();
  let start = 0;
  let end = tokens.length;
  const take = (size: number, from: number, known: { has(form: string): boolean }): boolean => {
    const form = size === 1 ? (tokens[from] ?? "") : tokens.slice(from, from + size).join(" ");
    if (!known.has(form)) return false;
    const family = FAMILY_OF.get(form) ?? "";
    if (family !== "") families.add(family);
    return true;
  };
  for (let again = true; again; ) {
    again = false;
    for (let size = Math.min(LONGEST, end - start - 1); size > 0 && !again; size -= 1) {
      if (take(size, end - size, FAMILY_OF)) {
        end -= size;
        again = true;
      } else if (take(size, start, LEADING)) {
        start += size;
        again = true;
      }
    }
  }
  return { core: tokens.slice(start, end), families: [...families] };
};
