import { repairText } from "./repair-text.ts";
import { groupsOf, wordsOf } from "./vocabulary.ts";

/** Phrases over groups of the vocabulary, in the order in which they are read; capitals are terms. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/annul et u(?= )/, ""],
  [/neutral d request|neutral request/, "neutral"],
  [/(?:sur|a|suite a|en) (?:la |le |les )?request/, "neutral"],
  [/en neutral/, "neutral"],
  [/en (?:lieu et place|remplacement|appoint)|a la place|au lieu/, "refer"],
  [
    /not (?=(?:la |l |le |une |un |d |de )*(?:open|pron|conv|ext|place|resume|liq|red|saf|lj|rj|avoir|lieu|proc))/,
    "NO ",
  ],
  [/(?:n )?y avoir (?:pas )?lieu|not lieu/, "NO"],
  [/n (?:open|pron) not/, "NO"],
  [/admit (?=(?:en|au|a la|a l) )/, "place "],
  [/plan (?:de )?(?:saf) (?:de |d )?(?:l )?(?:fiscal|company)/, "matter"],
  [
    /saf (?:de |d )?(?:la )?fiscal|red fiscal|liq (?:fiscal|company)|liq (?:d )?(?:de |du |des )?(?:la |l )?(?:fiscal|company)/,
    "u",
  ],
  [/plan (?:de |d )?(?:la )?(?:proc de )?saf(?: fast)*/, "PLAN_SAFE"],
  [/plan (?:de |d )?(?:totale? |u )?sale(?: u)?/, "PLAN_SALE"],
  [/plan (?:de |d |du )?(?:red(?: jud)?|cont)(?: (?:et|par|ou) (?:de |d |u )*(?:cont))?/, "PLAN_RED"],
  [/plan/, "PLAN"],
  [/rec(?: prof)?/, "RP"],
  [/(?:care )?(?:de |d )?(?:la |une )?exit (?:de |d )?(?:la )?crisis/, "EXIT"],
  [/liq (?:de |des |d )?(?:les )?goods|ruling jud|concordat|defer provisional(?: des)?(?: proceed)?/, "OLD"],
  [/neutral (?:de )?(?=liq)/, ""],
  [/(?:lj|liq)(?: jud| fast)*/, "LJ"],
  [/(?:rj|red)(?: jud| fast)*/, "RJ"],
  [/saf(?: jud| fast)*/, "SV"],
  [/(?:period (?:de |d )?)?obs/, "OBS"],
  [/insuf (?:de |d )?(?:l )?assets/, "INSUF"],
  [
    /extinct(?: (?:du|de|des|d|la|le|l))*(?: debts| matter)?|debts extinct|not (?:de |d )?debts|plus (?:de )?debts/,
    "EXTINCT",
  ],
  [/(?:resume|NO) (?:de |des |d |les )?proceed(?: single)?|proceed(?: single)?(?: d matter)?/, "matter"],
  [/halt(?: u)* (?:de |d |des |du )?(?:l )?(?:payments|matter)/, "matter"],
  [/halt (?=(?:de |du )?(?:la |le )?(?:proc|LJ|RJ|SV))/, "END "],
  [/(?:put |met )fin|fin (?=(?:de|du|des|d|a|au|aux) )/, "END "],
  [/state (?:de |d |la |l |le |u )*done (?:de |d |du |des )?(?:PLAN\w*)/, "DONE"],
  [/(?:u )?done (?:du |de |d )(?:PLAN\w*)/, "CARRY"],
];

/** Between blanks; a phrase may end with its own where it looks ahead. */
const WHOLE_PHRASES = PHRASES.map(
  ([{ source }, term]) =>
    [new RegExp(`(?<= )(?:${source})(?= )|(?<= )(?:${source})(?<= )`, "g"), term] as const,
);

const TERMS: Readonly<Record<string, string>> = {
  open: "OPEN",
  pron: "PRON",
  place: "PLACE",
  ext: "EXT",
  conv: "CONV",
  resume: "RESUME",
  close: "CLOSE",
  resolve: "RESOLVE",
  adopt: "ADOPT",
  modify: "MODIFY",
  reject: "REJECT",
  annul: "ANNUL",
  third: "THIRD",
  request: "REQUEST",
  defer: "DEFER",
  delay: "DELAY",
  list: "LIST",
  refer: "REFER",
  regime: "REGIME",
  matter: "MATTER",
  appoint: "MATTER",
  proceed: "MATTER",
  sale: "MATTER",
  halt: "MATTER",
  payments: "MATTER",
  undone: "UNDONE",
};

const NEUTRAL = new Set([
  "neutral",
  "decree",
  "jud",
  "fast",
  "state",
  "company",
  "not",
  "put",
  "done",
  "prof",
  "goods",
]);

/**
 * The terms of a wording in their order: acts, procedures and what tells of no change in capitals; small words and commas
 * between them as they are; `u` for a word that is not known.
 */
export function termsOf(text: string): string[] {
  let line = ` ${groupsOf(wordsOf(repairText(text))).join(" ")} `;
  for (const [phrase, term] of WHOLE_PHRASES) line = line.replace(phrase, term).replace(/ {2,}/g, " ");
  return line
    .trim()
    .split(" ")
    .filter((each) => each !== "" && !NEUTRAL.has(each))
    .map((each) => TERMS[each] ?? each);
}
