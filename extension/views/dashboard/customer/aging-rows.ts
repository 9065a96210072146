import type { Aging } from "#shared/credit/assessment.ts";

export const AGES = ["notDue", "days1To30", "days31To60", "days61To90", "over90"] as const;
export type Age = (typeof AGES)[number];
export type AgingRow = { age: Age; cents: number; permille: number };

/** The aged balance as rows with the length of their bar: the largest amount fills it. */
export const agingRows = (aging: Aging): AgingRow[] => {
  const amounts = AGES.map((age) => aging[`${age}Cents`]);
  const largest = Math.max(...amounts, 0);
  return AGES.map((age, place) => {
    const cents = amounts[place] ?? 0;
    return {
      age,
      cents,
      permille: largest > 0 && cents > 0 ? Math.max(5, Math.round((cents * 1000) / largest)) : 0,
    };
  });
};

/** What is left of the balance once credits not set against a document are taken off. */
export const agingTotalCents = (aging: Aging): number =>
  AGES.reduce((sum, age) => sum + aging[`${age}Cents`], aging.unallocatedCents);
