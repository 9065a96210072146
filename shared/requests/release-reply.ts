import type { ReleaseOfOrder } from "../contract/releases.ts";
import { type EpochDay, formatIsoDate } from "../credit/calendar.ts";
import type { OrderCheck, OrderVerdict } from "../credit/order/order-check.ts";
import { type Release, releaseFor, type SoughtDocument } from "./release.ts";
import { verdictWithRelease } from "./verdict-with-release.ts";

/** A release with the name of who granted it. */
export type NamedRelease = Release & { grantedBy: string };

/**
 * The verdict on a document once what was granted for it is looked at, as page and server tell it. `amountCents`: the
 * document's, in its own currency.
 */
export function releaseReply(
  order: SoughtDocument & { amountCents: number },
  check: Pick<OrderCheck, "verdict" | "failed">,
  releases: readonly NamedRelease[],
  today: EpochDay,
): { verdict: OrderVerdict; release: ReleaseOfOrder | null } {
  const found = releaseFor(releases, order, today);
  const { verdict, effect } = verdictWithRelease(check, found, order.amountCents, today);
  const release = releases.find(({ id }) => id === found?.release.id);
  if (effect === null || release === undefined) return { verdict, release: null };
  return {
    verdict,
    release: {
      id: release.id,
      effect: effect.kind,
      amountCents: release.amountCents,
      basis: release.basis,
      depositCents: release.depositCents,
      until: formatIsoDate(release.until),
      grantedBy: release.grantedBy,
      codes: effect.kind === "suspended" ? effect.codes : [],
    },
  };
}
