/** What a note about a customer must not be about (domain.md 3.8; art. 9 and 10 GDPR, defamation). */
export const FORBIDDEN_SUBJECTS = ["health", "religion", "union", "family", "accusation", "insult"] as const;
export type ForbiddenSubject = (typeof FORBIDDEN_SUBJECTS)[number];

/** A word of the text and what it is about; `at` counts UTF-16 units from the start of the text as written. */
export type ForbiddenWord = { subject: ForbiddenSubject; word: string; at: number };

/**
 * Beginnings of words, folded, in French and English; `=` in front: the whole word alone. Words that a business uses as well
 * (grève, procès, divorce of a company's branches) stay out where the business sense is the likely one.
 */
const BEGINNINGS: Readonly<Record<ForbiddenSubject, string>> = {
  health:
    "=malade =malades maladie cancer depressi burn-out hospitalis alcooliq alcoolis =drogue =drogues toxicoman suicid handicap enceinte =avc infarct psychiatr seropositi =vih diabet " +
    "illness =ill =sick disease alcoholi drunk =drugs addict pregnan disabled disabilit =stroke =hiv",
  religion:
    "musulman =islam islami =juif =juive =juifs =juives catholi =protestant =protestante bouddhis hindou religi ramadan mosquee synagogue =athee temoin-de-jehovah " +
    "muslim jewish =jew =jews buddhis hindu mosque =church christian",
  union: "syndique syndicalis =cgt =cfdt delegue-syndical " + "union-member unionis unioniz trade-union",
  family:
    "divorc adulter maitresse =epouse =epoux =conjoint =conjointe =veuf =veuve concubin garde-d-enfant =ex-femme =ex-mari homosexu " +
    "=wife =husband =widow =widower =mistress child-custody lesbian",
  accusation:
    "escro voleur voleuse =vole =volent fraude fraudu blanchiment mafia mafieu =prison incarcer =condamne =condamnee casier-judiciaire =detourne detournement corromp corrupti pot-de-vin travail-au-noir " +
    "crook swindl thief thieves steal =stole =scam scammer launder =jail criminal convicted bribe embezzl fraud",
  insult:
    "=con =connard =connards connasse imbecile cretin abruti salaud salop =idiot =idiote =idiots debile encul =merde minable =menteur =menteuse " +
    "moron bastard asshole =stupid bitch =liar =scum =jerk",
};

const anyOf = (words: string): string =>
  words
    .split(" ")
    .map((word) => {
      const [, whole, beginning = ""] = /^(=?)(.*)$/.exec(word) ?? [];
      const spelled = beginning.replaceAll("-", "[^a-z]+");
      return whole === "=" ? `${spelled}(?![a-z])` : `${spelled}[a-z]*`;
    })
    .join("|");

const RULES = FORBIDDEN_SUBJECTS.map((subject) => ({
  subject,
  pattern: new RegExp(`(?<![a-z])(?:${anyOf(BEGINNINGS[subject])})`, "g"),
}));

/** Lower case without accents, sign for sign: places stay those of the text. */
const folded = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => {
    const [base = " "] = text.charAt(at).normalize("NFD").toLowerCase();
    return base.length === 1 ? base : " ";
  }).join("");

/**
 * Words of a free text that must not stand in it, in the order of the text. A list of words finds the common slips, not every
 * meaning: who reads it in triage still looks.
 */
export function forbiddenWords(text: string): ForbiddenWord[] {
  const plain = folded(text);
  return RULES.flatMap(({ subject, pattern }) =>
    [...plain.matchAll(pattern)].map(({ index, 0: { length } }) => ({
      subject,
      word: text.slice(index, index + length),
      at: index,
    })),
  ).sort((a, b) => a.at - b.at);
}
