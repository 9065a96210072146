import type { EpochDay } from "../credit/calendar.ts";

/** Families of the gazette by its own codes; `dpc` are accounts filed. */
export const GAZETTE_FAMILIES = [
  "collective",
  "conciliation",
  "retablissement_professionnel",
  "radiation",
  "vente",
  "creation",
  "immatriculation",
  "modification",
  "dpc",
  "divers",
] as const;
export type GazetteFamily = (typeof GAZETTE_FAMILIES)[number];

export type NoticeKind = "notice" | "rectification" | "annulment";

export type GazetteJudgment = {
  /** Null where it is missing, not a date, or cannot be (long past, or after its own publication): see `notes`. */
  day: EpochDay | null;
  nature: string;
  complement: string | null;
};

/** What a notice tells beside a judgment, by family. */
export type GazetteMatter =
  | {
      kind: "striking_off";
      day: EpochDay | null;
      /** "Rapport de radiation d'office": an earlier striking off is taken back. */
      reversal: boolean;
      /** Struck off here because its seat went elsewhere: not a death (domain.md 3.6). */
      seatMoved: boolean;
    }
  /** SIREN numbers of those who sold; the others of the notice bought. */
  | { kind: "sale"; sellers: string[] }
  | { kind: "modification"; seatMoved: boolean; dissolved: boolean }
  | { kind: "registration" }
  | { kind: "accounts"; closingDay: EpochDay | null; confidential: boolean }
  | { kind: "other" };

export type NoticeNote =
  | "judgment_date_unreadable"
  | "judgment_date_absurd"
  | "siren_unreadable"
  | "nature_missing"
  | "previous_unreadable";

/** One notice of the French gazette (BODACC), read from its API. */
export type GazetteNotice = {
  /** Letter, number of the issue, number of the notice: "A202600121993". */
  id: string;
  family: GazetteFamily;
  kind: NoticeKind;
  publishedDay: EpochDay;
  court: string | null;
  sirens: string[];
  names: string[];
  /** Null where it is not told, or both are named. */
  naturalPerson: boolean | null;
  judgment: GazetteJudgment | null;
  matter: GazetteMatter;
  /** Id of the notice it corrects or annuls. */
  previous: string | null;
  url: string | null;
  notes: NoticeNote[];
};

/** Why a record is no notice: the field that is missing, holds no JSON, or holds what it never held before. */
export type RecordError = {
  field: string;
  why: "missing" | "not_json" | "unknown_value" | "not_a_date";
  id: string | null;
};
