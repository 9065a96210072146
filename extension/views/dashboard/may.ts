import type { Role } from "#shared/contract/common.ts";
import type { Me } from "#shared/contract/me.ts";

/** Screens that a role has reason to see; the server decides what it may do. */
export const SCREENS = [
  "imports",
  "firstTenMinutes",
  "limits",
  "customers",
  "requests",
  "warnings",
  "deadlines",
  "watch",
  "externalScores",
  "links",
  "policy",
  "shadow",
  "journal",
  "organization",
] as const;
export type Screen = (typeof SCREENS)[number];

const SEEN: Record<Role, readonly Screen[]> = {
  rep: ["customers"],
  manager: ["customers", "warnings", "deadlines"],
  analyst: [
    "imports",
    "firstTenMinutes",
    "limits",
    "customers",
    "requests",
    "warnings",
    "deadlines",
    "watch",
    "externalScores",
    "links",
    "policy",
    "shadow",
    "journal",
  ],
  admin: SCREENS,
};

/** Screens of a member; whoever grants limits and sees amounts has the list of limits as well. */
export const screensOf = (me: Pick<Me, "role" | "setsLimits" | "visibility">): readonly Screen[] => {
  const seen = SEEN[me.role];
  const list = maySetLimits(me) && me.visibility.detail === "figures" && !seen.includes("limits");
  return list ? [...seen, "limits"] : seen;
};

/** Events, disputes, cover and links are the credit desk's, whatever its authority. */
export const isCreditDesk = (role: Role): boolean => role === "analyst" || role === "admin";

/** Limits are set by whoever has authority, as the server tells; one of before does not. */
export const maySetLimits = ({ role, setsLimits }: Pick<Me, "role" | "setsLimits">): boolean =>
  setsLimits ?? isCreditDesk(role);
