import type { Env } from "../env.ts";
import type { OrganizationObject } from "./organization-object.ts";

/** The object of an organization; it comes into being, and stays, in the jurisdiction of the first call. */
export function objectOf(env: Env, organization: number): DurableObjectStub<OrganizationObject> {
  const { ORGANIZATIONS: all, JURISDICTION: where } = env;
  return (where ? all.jurisdiction(where) : all).getByName(String(organization));
}
