/** How the payment index of three months stands against that of twelve; null when one of them is not known. */
export const trendOf = ({
  recentPoints,
  yearPoints,
}: {
  recentPoints: number | null;
  yearPoints: number | null;
}): "better" | "steady" | "worse" | null => {
  if (recentPoints === null || yearPoints === null) return null;
  const change = recentPoints - yearPoints;
  return change >= 3 ? "better" : change <= -3 ? "worse" : "steady";
};
