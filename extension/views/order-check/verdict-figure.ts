import type { OrderCheckReply } from "#shared/contract/order-checks.ts";

/** What the chip says beside the verdict: room left after the order, or by how much it goes over (positive cents). */
export const verdictFigure = ({
  verdict,
  figures,
  exempt,
}: Pick<OrderCheckReply, "verdict" | "figures" | "exempt">): {
  kind: "left" | "over";
  cents: number;
} | null => {
  if (figures === null || exempt !== null || verdict === "blocked" || verdict === "unknown") return null;
  const { afterCents, limitCents } = figures;
  if (afterCents === null || limitCents === null) return null;
  return afterCents > limitCents
    ? { kind: "over", cents: afterCents - limitCents }
    : { kind: "left", cents: limitCents - afterCents };
};
