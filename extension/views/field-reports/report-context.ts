import { createContext, useContext } from "react";
import type { ReportFrom } from "./report-draft.ts";

/** What a surface shows of field reports in place of its customer: a form, one report, or what others say of a customer. */
export type ReportView =
  | { view: "new"; from: ReportFrom }
  | { view: "report"; id: string }
  | { view: "customer"; customerId: string; customerName: string };

/** Opens it, where the surface can; null elsewhere: then nothing offers to report. */
export const OpenReport = createContext<((view: ReportView) => void) | null>(null);

export const useOpenReport = (): ((view: ReportView) => void) | null => useContext(OpenReport);
