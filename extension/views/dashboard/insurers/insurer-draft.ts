import { INSURER_PRESETS } from "#shared/clocks/insurer-policy.ts";
import type { InsurerChange } from "#shared/contract/clocks.ts";
import { readAmount } from "../../ui/read-amount.ts";

export const DAYS = [
  "reportAdverseDays",
  "reportOverdueAfterDays",
  "maximumExtensionDays",
  "stopOfCoverDays",
] as const;
export type DaysField = (typeof DAYS)[number];

/** An insurer as it is typed; empty: its policy says nothing of it. */
export type InsurerDraft = Record<
  DaysField | "name" | "insuredSharePercent" | "discretionaryLimit",
  string
> & {
  isDefault: boolean;
};

const text = (value: number | null): string => (value === null ? "" : String(value));
/** Whole amounts lose their cents, which people do not type. */
const amountText = (cents: number | null, decimal: "," | "."): string =>
  cents === null
    ? ""
    : cents % 100 === 0
      ? String(cents / 100)
      : (cents / 100).toFixed(2).replace(".", decimal);

type Known = Omit<InsurerChange, "isDefault">;

export const draftOfInsurer = (
  known: Known | null,
  isDefault: boolean,
  decimal: "," | ".",
): InsurerDraft => ({
  name: known?.name ?? "",
  isDefault,
  insuredSharePercent: text(known?.insuredSharePercent ?? 90),
  reportAdverseDays: text(known?.reportAdverseDays ?? null),
  reportOverdueAfterDays: text(known?.reportOverdueAfterDays ?? null),
  maximumExtensionDays: text(known?.maximumExtensionDays ?? null),
  stopOfCoverDays: text(known?.stopOfCoverDays ?? null),
  discretionaryLimit: amountText(known?.discretionaryLimitCents ?? null, decimal),
});

export const presetOf = (id: string) => INSURER_PRESETS.find((preset) => preset.id === id) ?? null;

const whole = (typed: string, least: number, most: number): number | null | undefined => {
  if (typed.trim() === "") return null;
  const value = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
};

/** What is typed as the contract takes it; `wrong` names the fields that cannot be. */
export const insurerOfDraft = (draft: InsurerDraft): { change: InsurerChange | null; wrong: string[] } => {
  const share = whole(draft.insuredSharePercent, 0, 100);
  const days = DAYS.map((field) => [field, whole(draft[field], 1, 730)] as const);
  const limitCents = draft.discretionaryLimit.trim() === "" ? null : readAmount(draft.discretionaryLimit);
  const wrong = [
    ...(draft.name.trim() === "" ? ["name"] : []),
    ...(share === null || share === undefined ? ["insuredSharePercent"] : []),
    ...days.flatMap(([field, value]) => (value === undefined ? [field] : [])),
    ...(draft.discretionaryLimit.trim() !== "" && limitCents === null ? ["discretionaryLimit"] : []),
  ];
  if (wrong.length > 0 || share === null || share === undefined) return { change: null, wrong };
  const of = (field: DaysField): number | null => whole(draft[field], 1, 730) ?? null;
  return {
    wrong,
    change: {
      name: draft.name.trim(),
      isDefault: draft.isDefault,
      insuredSharePercent: share,
      reportAdverseDays: of("reportAdverseDays"),
      reportOverdueAfterDays: of("reportOverdueAfterDays"),
      maximumExtensionDays: of("maximumExtensionDays"),
      stopOfCoverDays: of("stopOfCoverDays"),
      discretionaryLimitCents: limitCents,
    },
  };
};
