import type { LimitInForce } from "../assessment.ts";

/** Names a limit in force for what is granted once per limit: kind, amount and end, however often it is computed. */
export const toleranceKey = ({ kind, amountCents, until }: LimitInForce): string =>
  `${kind} ${amountCents ?? ""} ${until ?? ""}`;
