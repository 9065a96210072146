const fold = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const JOURNAL_CODES = new Set(["an", "ano", "anv", "ran", "anx", "rano", "ouv"]);
const words =
  /^(reports? )?a ?nouveaux?\b|^reports? a ?nouveaux?\b|\bbilan d ouverture\b|\bsoldes? d ouverture\b/;

/** True when the journal, or the label of the line, says "opening balance" (à-nouveaux). */
export const isOpening = (journalCode: string, journalName: string, label: string): boolean =>
  JOURNAL_CODES.has(journalCode.toLowerCase()) || words.test(fold(journalName)) || words.test(fold(label));

/** The same, for a journal alone: said once a journal, not once a line. */
export const isOpeningJournal = (journalCode: string, journalName: string): boolean =>
  isOpening(journalCode, journalName, "");

/** Cheap first look: most labels hold none of these letters in this order. */
export const mayOpen = (label: string): boolean => /nouveau|ouverture/i.test(label);
