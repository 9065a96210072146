const LEGAL_FORM =
  /^(?:sarl|sas|sasu|sa|snc|eurl|sci|scop|gmbh|ag|kg|ohg|ltd|llc|inc|plc|corp|bv|nv|srl|sprl|spa|sl|lda|oy|ab|as|co)$/i;
const PERSON_WORD = /^\p{Lu}[\p{L}'’-]*\.?$/u;

/**
 * Odoo writes a contact as "Company, Person". Gives the company when what follows the last comma can only be a person's
 * name (two to four capitalised words, no legal form); null for everything else, so that "Dupont, Martin & Fils" stays whole.
 */
export const companyOfPerson = (name: string): string | null => {
  const comma = name.lastIndexOf(", ");
  if (comma < 2) return null;
  const words = name.slice(comma + 2).split(" ");
  const personal = words.length >= 2 && words.length <= 4;
  return personal && words.every((word) => PERSON_WORD.test(word) && !LEGAL_FORM.test(word))
    ? name.slice(0, comma)
    : null;
};
