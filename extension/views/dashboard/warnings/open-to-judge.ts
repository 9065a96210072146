import { createContext } from "react";
import { openDashboard } from "#extension/platform/surfaces.ts";
import { SCREEN_PATHS } from "../screen-paths.ts";

export const reportPath = (id: string): string => `${SCREEN_PATHS.warnings}/${id}`;

/** Opens a report where it is judged: in the dashboard on the spot, from any other surface in a tab of it. */
export const OpenToJudge = createContext<(id: string) => void>((id) => void openDashboard(reportPath(id)));
