import * as z from "zod";
import {
  EXTERNAL_SCALES,
  type ExternalScaleName,
  isExternalScaleName,
} from "../credit/external/external-scale.ts";
import { IsoDate, Uuid } from "./common.ts";
import { CustomerReference } from "./customer-reference.ts";

/** Scales that are known by name (domain.md 2.1). */
export const SCALE_NAMES: readonly ExternalScaleName[] =
  Object.keys(EXTERNAL_SCALES).filter(isExternalScaleName);

const Bound = z.int().min(-1_000_000).max(1_000_000);
const Grade = z.string().regex(/^[^a-z\s]([^a-z]{0,18}[^a-z\s])?$/, "in capitals, 20 characters at most");

/** A provider's own scale: from the worst to the best value, or its grades with what each is worth of 10,000. */
export const OwnScale = z.discriminatedUnion("kind", [
  z
    .object({ kind: z.literal("linear"), worst: Bound, best: Bound })
    .refine(({ worst, best }) => worst !== best, { path: ["best"], message: "worst and best are the same" }),
  z
    .object({
      kind: z.literal("grades"),
      /** null: the provider says that it knows nothing. */
      grades: z.record(Grade, z.int().min(0).max(10_000).nullable()),
    })
    .refine(({ grades }) => Object.keys(grades).length >= 2 && Object.keys(grades).length <= 60, {
      path: ["grades"],
      message: "from 2 to 60 grades",
    }),
]);
export type OwnScale = z.infer<typeof OwnScale>;

export const ProviderScale = z.union([z.enum(SCALE_NAMES), OwnScale]);
export type ProviderScale = z.infer<typeof ProviderScale>;

/** Who may see a provider's grades: insurers forbid passing them on. Score and class rest on them either way. */
export const GRADE_READERS = ["credit", "everyone"] as const;

export const ProviderName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^/?#]+$/);

export const GradeProvider = z.object({
  source: z.string(),
  scale: ProviderScale,
  visibleTo: z.enum(GRADE_READERS),
  /** Grades of it that count or once counted and were not taken back. */
  grades: z.int(),
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
});
export type GradeProvider = z.infer<typeof GradeProvider>;

/** GET /v1/grade-providers (analyst, admin) */
export const GradeProviderList = z.object({ providers: z.array(GradeProvider) });
export type GradeProviderList = z.infer<typeof GradeProviderList>;

/**
 * PUT /v1/grade-providers/{source} (analyst, admin). Another scale takes back what was read by the former one: `takesBack` says
 * that the author knows; without it that is a `conflict`.
 */
export const GradeProviderChange = z.object({
  scale: ProviderScale,
  visibleTo: z.enum(GRADE_READERS),
  takesBack: z.boolean().default(false),
});
export type GradeProviderChange = z.infer<typeof GradeProviderChange>;

export const SCORE_ROWS = 500;
export const ScoreRow = CustomerReference.and(
  z.object({ value: z.string().trim().min(1).max(40), day: IsoDate }),
);
export type ScoreRow = z.infer<typeof ScoreRow>;

/** POST /v1/external-scores, and /v1/external-scores/previews, which keeps nothing (analyst, admin) */
export const ExternalScores = z.object({
  source: ProviderName,
  rows: z.array(ScoreRow).min(1).max(SCORE_ROWS),
});
export type ExternalScores = z.infer<typeof ExternalScores>;

/**
 * `unchanged`: this grade of this day is known. `ambiguous`: what the line gives means several customers. `contradicts`: another
 * line gives this customer another grade of the same day; neither is taken.
 */
export const SCORE_OUTCOMES = [
  "taken",
  "unchanged",
  "not_on_scale",
  "unknown_customer",
  "ambiguous",
  "contradicts",
  "future_day",
] as const;
export type ScoreOutcome = (typeof SCORE_OUTCOMES)[number];

export const ScoreResult = z.object({
  outcome: z.enum(SCORE_OUTCOMES),
  customerId: Uuid.nullable(),
  name: z.string().nullable(),
  /** Read on the common scale of 0–10,000, high is safe; null: the grade says nothing, or is not on the scale. */
  centipoints: z.int().nullable(),
});
export type ScoreResult = z.infer<typeof ScoreResult>;

/** One result a row, in their order. */
export const ExternalScoresRead = z.object({ results: z.array(ScoreResult) });
export type ExternalScoresRead = z.infer<typeof ExternalScoresRead>;

export const ExternalScoresPreview = ExternalScoresRead.extend({
  /** Pairs of these customers that grade and own payment behaviour put in the same order, and in the opposite one. */
  sameOrder: z.int(),
  oppositeOrder: z.int(),
});
export type ExternalScoresPreview = z.infer<typeof ExternalScoresPreview>;

/** GET /v1/customers/{id}/external-scores (analyst, admin): the youngest first. */
export const CustomerScores = z.object({
  scores: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      scale: ProviderScale,
      value: z.string(),
      day: IsoDate,
      centipoints: z.int().nullable(),
      visibleTo: z.enum(GRADE_READERS),
      readBy: z.string(),
      readAt: z.iso.datetime(),
    }),
  ),
});
export type CustomerScores = z.infer<typeof CustomerScores>;
