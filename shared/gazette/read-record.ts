import type { EpochDay } from "../credit/calendar.ts";
import { failed, ok, type Result } from "../result.ts";
import {
  GAZETTE_FAMILIES,
  type GazetteJudgment,
  type GazetteNotice,
  type NoticeKind,
  type NoticeNote,
  type RecordError,
} from "./notice.ts";
import { readGazetteDay } from "./read-day.ts";
import { readMatter } from "./read-matter.ts";
import { readPersons, readRegister } from "./read-persons.ts";
import {
  allTextOf,
  type Fields,
  findText,
  foldText,
  isFields,
  jsonOf,
  listOf,
  textOf,
} from "./record-fields.ts";

/** 1950-01-01: no judgment of a living notice is older; years such as 0202 and 1019 are slips. */
const EARLIEST = -7305;

const KINDS: Readonly<Record<string, NoticeKind>> = {
  annonce: "notice",
  "avis initial": "notice",
  rectificatif: "rectification",
  "avis rectificatif": "rectification",
  annulation: "annulment",
  "avis d annulation": "annulment",
  "avis annulation": "annulment",
};

/** Letter of a part of the gazette, number of the issue (year first) and of the notice, as one id. */
function idOf(letter: string | null, issue: string | null, number: string | null): string | null {
  const part = /(?:^|\s)([a-c])$/i.exec(letter ?? "")?.[1]?.toUpperCase();
  const issued = (issue ?? "").replace(/\D/g, "");
  const counted = (number ?? "").replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  return part === undefined || issued.length !== 8 || counted === "" ? null : `${part}${issued}${counted}`;
}

/** "20260012", or "12" with the date of its issue. */
function issueOf(previous: Fields): string | null {
  const number = textOf(previous.numeroParution)?.replace(/\D/g, "") ?? "";
  if (number.length === 8) return number;
  const year = /\d{4}/.exec(textOf(previous.dateParution) ?? "")?.[0];
  return number === "" || number.length > 4 || year === undefined
    ? null
    : `${year}${number.padStart(4, "0")}`;
}

function readPrevious(record: Fields, letter: string | null): { id: string | null; unreadable: boolean } {
  const json = jsonOf(record.parutionavisprecedent);
  const [previous] = json.ok ? listOf(json.value) : [];
  if (!isFields(previous)) return { id: null, unreadable: !json.ok || previous !== undefined };
  const named = textOf(previous.nomPublication) ?? letter;
  const id = idOf(named, issueOf(previous), textOf(previous.numeroAnnonce));
  return { id, unreadable: id === null };
}

type Judged = { judgment: GazetteJudgment | null; notes: NoticeNote[] };

function readJudgment(record: Fields, publishedDay: EpochDay): Result<Judged, "not_json" | "unknown_value"> {
  const json = jsonOf(record.jugement);
  if (!json.ok) return json;
  const [judgment] = listOf(json.value);
  if (judgment === undefined) return ok({ judgment: null, notes: [] });
  if (!isFields(judgment)) return failed("unknown_value");
  const notes: NoticeNote[] = [];
  const nature = textOf(judgment.nature);
  if (nature === null) notes.push("nature_missing");
  const complement = allTextOf(judgment.complementJugement).trim();
  const written = findText(judgment, ["date"]);
  const day = written === null ? null : readGazetteDay(written);
  const absurd = day !== null && (day < EARLIEST || day > publishedDay);
  if (absurd) notes.push("judgment_date_absurd");
  else if (day === null) notes.push("judgment_date_unreadable");
  return ok({
    judgment: {
      day: absurd ? null : day,
      nature: nature ?? textOf(judgment.famille) ?? "",
      complement: complement === "" ? null : complement,
    },
    notes,
  });
}

const fieldsOf = (record: unknown): Fields | null => {
  if (!isFields(record)) return null;
  if (isFields(record.fields)) return record.fields;
  return isFields(record.record) && isFields(record.record.fields) ? record.record.fields : record;
};

/**
 * A record of the gazette's API (v2.1 `results[]`, v1 `records[]`) as a notice, or the field that does not allow it. Never
 * throws. Texts are repaired, JSON inside texts read, SIREN numbers taken from the register and from the persons
 * (domain.md 4.6).
 */
export function readRecord(raw: unknown): Result<GazetteNotice, RecordError> {
  const record = fieldsOf(raw);
  if (record === null) return failed({ field: "record", why: "missing", id: null });
  const letter = textOf(record.publicationavis);
  const id =
    textOf(record.id)?.toUpperCase() ?? idOf(letter, textOf(record.parution), textOf(record.numeroannonce));
  const refused = (field: string, why: RecordError["why"]) => failed({ field, why, id });
  if (id === null) return refused("id", "missing");

  const published = textOf(record.dateparution);
  if (published === null) return refused("dateparution", "missing");
  const publishedDay = readGazetteDay(published);
  if (publishedDay === null || publishedDay < EARLIEST) return refused("dateparution", "not_a_date");

  const familyCode = textOf(record.familleavis);
  if (familyCode === null) return refused("familleavis", "missing");
  const family = GAZETTE_FAMILIES.find((each) => each === familyCode.toLowerCase());
  if (family === undefined) return refused("familleavis", "unknown_value");

  const kindCode = foldText(textOf(record.typeavis) ?? textOf(record.typeavis_lib) ?? "annonce");
  const kind = KINDS[kindCode];
  if (kind === undefined) return refused("typeavis", "unknown_value");

  const persons = readPersons(record.listepersonnes);
  if (persons === null) return refused("listepersonnes", "not_json");
  const register = readRegister(record.registre);
  const matter = readMatter(family, record);
  if (!matter.ok) return refused(matter.error, "not_json");
  const judged = readJudgment(record, publishedDay);
  if (!judged.ok) return refused("jugement", judged.error);
  const previous = readPrevious(record, letter ?? id.slice(0, 1));

  const { judgment, notes } = judged.value;
  const sellers = matter.value.kind === "sale" ? matter.value.sellers : [];
  const trader = textOf(record.commercant);
  return ok({
    id,
    family,
    kind,
    publishedDay,
    court: textOf(record.tribunal),
    sirens: [...new Set([...register.sirens, ...persons.sirens, ...sellers])],
    names: persons.names.length > 0 || trader === null ? persons.names : [trader],
    naturalPerson: persons.naturalPerson,
    judgment,
    matter: matter.value,
    previous: previous.id,
    url: textOf(record.url_complete),
    notes: [
      ...notes,
      ...(register.unreadable || persons.unreadable ? (["siren_unreadable"] as const) : []),
      ...(previous.unreadable ? (["previous_unreadable"] as const) : []),
    ],
  });
}

/** The records of an answer of the API, v2.1 or v1, and how many there are in all; null where it is no such answer. */
export function recordsOf(answer: unknown): { records: unknown[]; total: number } | null {
  if (!isFields(answer)) return null;
  const records = answer.results ?? answer.records;
  if (!Array.isArray(records)) return null;
  const total = answer.total_count ?? answer.nhits;
  return { records, total: typeof total === "number" ? total : records.length };
}
