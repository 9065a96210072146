import { createAccessControl } from "better-auth/plugins/access";
import type { Role } from "#shared/contract/common.ts";

const access = createAccessControl({
  organization: ["update"],
  member: ["create", "update", "delete"],
  ledger: ["import"],
  limit: ["set"],
  request: ["make", "endorse", "decide"],
});

const seeing = { organization: [], member: [], ledger: [], limit: [] } as const;

/** What the sign-in library knows of a role: coarse, by kind of work. Amounts and scopes are decided by our own services. */
export const accessControl = {
  ac: access,
  roles: {
    rep: access.newRole({ ...seeing, request: ["make"] }),
    manager: access.newRole({ ...seeing, request: ["make", "endorse"] }),
    analyst: access.newRole({
      organization: [],
      member: [],
      ledger: ["import"],
      limit: ["set"],
      request: ["make", "endorse", "decide"],
    }),
    admin: access.newRole({
      organization: ["update"],
      member: ["create", "update", "delete"],
      ledger: ["import"],
      limit: ["set"],
      request: ["make", "endorse", "decide"],
    }),
  } satisfies Record<Role, unknown>,
};
