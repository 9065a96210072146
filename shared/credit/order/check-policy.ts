import type { Result } from "../../result.ts";
import { DefaultPolicy } from "../default-policy.ts";
import { type PolicyError, parsePolicy } from "../parse-policy.ts";
import type { Policy } from "../policy.ts";

/** The part of a policy that `checkOrder` reads: what may leave the server with every copy. */
export type CheckPolicy = Pick<Policy, "version" | "schemaVersion" | "order"> & {
  behaviour: Pick<Policy["behaviour"], "graceDays">;
  limit: Pick<Policy["limit"], "endOfMonthExtraDays">;
};

export const checkPolicyOf = ({ version, schemaVersion, order, behaviour, limit }: Policy): CheckPolicy => ({
  version,
  schemaVersion,
  order,
  behaviour: { graceDays: behaviour.graceDays },
  limit: { endOfMonthExtraDays: limit.endOfMonthExtraDays },
});

const partOf = (data: unknown, name: string): object => {
  const part: unknown = typeof data === "object" && data !== null ? Reflect.get(data, name) : null;
  return typeof part === "object" && part !== null ? part : {};
};

/**
 * A policy to check orders by, from the part that a copy holds; everything else is the default's and read by no check.
 * Refused as `parsePolicy` refuses: another schema is `schemaVersion` not allowed.
 */
export const parseCheckPolicy = (data: unknown): Result<Policy, PolicyError> =>
  parsePolicy({
    ...DefaultPolicy,
    ...(typeof data === "object" ? data : {}),
    behaviour: { ...DefaultPolicy.behaviour, ...partOf(data, "behaviour") },
    limit: { ...DefaultPolicy.limit, ...partOf(data, "limit") },
  });
