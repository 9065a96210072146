import { type FoundCustomer, findCustomer } from "../db/find-customer.ts";
import type { Portfolio } from "../db/list-customers.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";

/** Who asks, for which organization, with what they may see: `c.var` of a route under /v1. */
export type Asking = Pick<AppEnv["Variables"], "db" | "member" | "organization" | "visibility">;

export const portfolioOf = ({ member, visibility }: Asking): Portfolio =>
  visibility.scope === "all" ? { scope: "all" } : { scope: "own", repCode: member.repCode };

/** The customer of this public id. Another organization's, another portfolio's and nobody's are the same `not_found`. */
export async function findVisibleCustomer(asking: Asking, id: string): Promise<FoundCustomer> {
  const customer = await findCustomer(asking.db, asking.organization.number, portfolioOf(asking), id);
  if (!customer) throw new AppError("not_found");
  return customer;
}
