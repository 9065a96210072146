import { ACTS_ON_PROCEDURES, ENDING, isPlan, isProcedure } from "./term-kinds.ts";

/** The act that governs what follows; `aim` tells what it was already said of. */
export type Head = {
  term: string;
  referred: boolean;
  aim: "none" | "procedure" | "plan" | "other" | "unknown";
};

/** Small and unknown words since the last term. */
export type Link = { words: string[]; unknown: boolean };

/** Part a procedure plays: begun, only named, ended, one or the other, or spoken of. */
export type Role = "target" | "opened" | "named" | "closed" | "unclear" | "mention";

type Place = { head: Head | null; link: Link; before: string | null; opens: boolean };

const has = (words: readonly string[], some: readonly string[]): boolean =>
  words.some((word) => some.includes(word));

const JOINS = [",", "et", "puis"];
const BELONGS = ["de", "du", "des", "d", "a", "au", "aux"];
const ARTICLES = ["la", "le", "l", "une", "un"];

/** Words directly in front: behind the last unknown one. */
const near = ({ words }: Link): string[] => words.slice(words.lastIndexOf("u") + 1);
export const isJoined = (link: Link): boolean => has(near(link), JOINS);
export const isGenitive = (link: Link): boolean => !isJoined(link) && has(near(link), BELONGS);

/** "De la sauvegarde en redressement", "mise en liquidation": "en" leads to what begins. */
function isLedTo({ head, link, before, opens }: Place): boolean {
  if (!has(near(link), ["en", "vers"])) return false;
  if (before === null) return opens || !link.unknown;
  if (isProcedure(before)) return true;
  return head !== null && ACTS_ON_PROCEDURES.has(head.term) && head.aim !== "other" && head.aim !== "plan";
}

function roleWithoutHead({ link, before, opens }: Place): Role {
  if (before === null) return link.unknown && !opens ? "mention" : "named";
  if (isPlan(before)) return isJoined(link) && !has(near(link), BELONGS) ? "named" : "mention";
  return isProcedure(before) ? "named" : "mention";
}

/** "Clôture de A et de la B" ends both, "clôture de A et la B" begins B, "clôture de A et B" may be either. */
function roleAfterEnd(head: Head, link: Link): Role {
  const words = near(link);
  const belongs = has(words, BELONGS);
  const article = has(words, ARTICLES) || has(words, ["du", "au"]);
  if (!isJoined(link)) return head.aim === "none" && !link.unknown ? "closed" : "mention";
  if (belongs && article) return head.aim === "other" || head.aim === "plan" ? "mention" : "closed";
  return head.aim === "other" || (article && !belongs) ? "opened" : "unclear";
}

const isBehindAnother = ({ before }: Place): boolean => before !== null && isProcedure(before);

/** The part of a procedure by the act in front of it and the words between them. */
export function roleOf(place: Place): Role {
  const { head, link } = place;
  if (head?.referred && !isJoined(link)) return "mention";
  if (isLedTo(place)) return "target";
  if (head === null) return roleWithoutHead(place);
  const words = near(link);
  const begins = isJoined(link) && !has(words, BELONGS);
  if (ENDING.has(head.term)) return roleAfterEnd(head, link);
  switch (head.term) {
    case "OPEN":
    case "EXT":
    case "RESUME":
      return head.aim === "none" || head.aim === "procedure" ? "opened" : "mention";
    case "PRON":
    case "PLACE":
      if (head.aim === "other" || head.aim === "plan") return begins ? "opened" : "mention";
      return link.unknown && has(words, BELONGS) ? "mention" : "opened";
    case "CONV":
      if (has(words, ["a", "au"])) return "target";
      return begins || (isBehindAnother(place) && !has(words, BELONGS)) ? "target" : "mention";
    case "RESOLVE":
      return isJoined(link) ? "opened" : "mention";
    default:
      return begins && head.aim !== "none" ? "opened" : "mention";
  }
}
