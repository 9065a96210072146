import type { Role } from "#shared/contract/common.ts";

/** Screens that a role has reason to see; the server decides what it may do. */
export const SCREENS = [
  "imports",
  "firstTenMinutes",
  "limits",
  "customers",
  "requests",
  "links",
  "policy",
  "shadow",
  "journal",
  "organization",
] as const;
export type Screen = (typeof SCREENS)[number];

const SEEN: Record<Role, readonly Screen[]> = {
  rep: ["customers"],
  manager: ["customers"],
  analyst: [
    "imports",
    "firstTenMinutes",
    "limits",
    "customers",
    "requests",
    "links",
    "policy",
    "shadow",
    "journal",
  ],
  admin: SCREENS,
};

export const screensOf = (role: Role): readonly Screen[] => SEEN[role];

/** Limits, events and disputes are the credit analyst's. */
export const mayDecide = (role: Role): boolean => role === "analyst" || role === "admin";
