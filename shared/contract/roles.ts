/** Roles of members, without the schema library: what answers pages is loaded with this and no more. */
export const ROLES = ["rep", "manager", "analyst", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Whose word on a record is everyone's, and who decides on members' words. */
export const LINK_DECIDERS = ["analyst", "admin"] as const satisfies Role[];
export const decidesLinks = (role: Role): boolean => LINK_DECIDERS.some((each) => each === role);

/** `shadow`: everything is worked out, but reps and sales managers see nothing of it yet (POLICY 6). */
export const ORGANIZATION_MODES = ["live", "shadow"] as const;
export type OrganizationMode = (typeof ORGANIZATION_MODES)[number];

/** In shadow mode the rules run, and those who sell see nothing of them yet. */
export const seesNothingYet = (role: Role, mode: OrganizationMode): boolean =>
  mode === "shadow" && (role === "rep" || role === "manager");

/** Kind of a record that the page gives no id: `externalId` is then the normalised name. */
export const NAME_RECORD = "name";
