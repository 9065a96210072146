import { failed, ok, type Result } from "../result.ts";
import type { GazetteFamily, GazetteMatter } from "./notice.ts";
import { readGazetteDay } from "./read-day.ts";
import { readPersons } from "./read-persons.ts";
import { allTextOf, type Fields, findText, foldText, jsonOf } from "./record-fields.ts";

/** Seat words with a letter lost: "si?ge". */
const SEAT = "si.{1,2}ge";
const SEAT_MOVED = new RegExp(
  `transf\\S* (?:de |du |d |son |l |adresse )*(?:${SEAT}|(?:etablissement principal))|(?:changement|modification) (?:de |du |d |l |adresse )*${SEAT}|${SEAT} (?:social )?transf`,
);
const DISSOLVED = /dissolution|dissou(?:te|t)\b/;
const NOT_DISSOLVED = /(?:non|sans|pas|malgre|ne pas) (?:\S+ )?diss|continuation|poursuite/;
const REVERSAL = /rapport (?:de |d )?(?:la )?radiation/;
const CONFIDENTIAL = /confidential/;

/** Fields that hold the words of a notice beside its judgment. */
const WORDED = [
  "radiationaurcs",
  "modificationsgenerales",
  "acte",
  "divers",
  "depot",
  "commentaire",
] as const;

const OWNERS = ["listeprecedentproprietaire", "listeprecedentexploitant"] as const;

function readSale(record: Fields): Result<GazetteMatter, string> {
  const sellers: string[] = [];
  for (const field of OWNERS) {
    const persons = readPersons(record[field]);
    if (persons === null) return failed(field);
    sellers.push(...persons.sirens);
  }
  return ok({ kind: "sale", sellers: [...new Set(sellers)] });
}

const dayUnder = (value: unknown, names: readonly string[]) => {
  const text = findText(value, names);
  return text === null ? null : readGazetteDay(text);
};

/** What a notice tells beside a judgment, or the field that holds no JSON. */
export function readMatter(family: GazetteFamily, record: Fields): Result<GazetteMatter, string> {
  if (family === "vente") return readSale(record);
  const read: Record<string, unknown> = {};
  for (const field of WORDED) {
    const json = jsonOf(record[field]);
    // Words that stand there plainly are words all the same.
    read[field] = json.ok ? json.value : record[field];
    if (!json.ok && String(record[field]).trim().startsWith("{")) return failed(field);
  }
  const words = foldText(WORDED.map((field) => allTextOf(read[field])).join(" "));
  switch (family) {
    case "radiation":
      return ok({
        kind: "striking_off",
        day: dayUnder(read.radiationaurcs, [
          "dateCessationActivitePP",
          "dateCessationActivite",
          "dateEffet",
          "dateRadiation",
          "date",
        ]),
        reversal: REVERSAL.test(words),
        seatMoved: SEAT_MOVED.test(words),
      });
    case "modification":
      return ok({
        kind: "modification",
        seatMoved: SEAT_MOVED.test(words),
        dissolved: DISSOLVED.test(words) && !NOT_DISSOLVED.test(words),
      });
    case "creation":
    case "immatriculation":
      return ok({ kind: "registration" });
    case "dpc":
      return ok({
        kind: "accounts",
        closingDay: dayUnder(read.depot, ["dateCloture"]),
        confidential: CONFIDENTIAL.test(words),
      });
    default:
      return ok({ kind: "other" });
  }
}
