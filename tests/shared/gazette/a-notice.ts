import { parseIsoDate } from "#shared/credit/calendar.ts";
import type { GazetteNotice } from "#shared/gazette/notice.ts";

export const SIREN = "910000009";

export const day = (iso: string): number => {
  const read = parseIsoDate(iso);
  if (!read.ok) throw new Error(`${iso} is no date`);
  return read.value;
};

let count = 0;

/** A notice of an invented firm, published on a day. */
export function aNotice(published: string, over: Partial<GazetteNotice> = {}): GazetteNotice {
  count += 1;
  return {
    id: `A2026${String(count).padStart(4, "0")}1`,
    family: "collective",
    kind: "notice",
    publishedDay: day(published),
    court: "Tribunal de commerce de Quimper",
    sirens: [SIREN],
    names: ["Menuiserie Kerbrat"],
    naturalPerson: false,
    judgment: null,
    matter: { kind: "other" },
    previous: null,
    url: null,
    notes: [],
    ...over,
  };
}

/** A judgment notice: day of the judgment, wording, day of its publication. */
export const aJudgment = (
  judged: string | null,
  nature: string,
  published: string,
  over: Partial<GazetteNotice> = {},
): GazetteNotice =>
  aNotice(published, {
    judgment: { day: judged === null ? null : day(judged), nature, complement: null },
    ...over,
  });
