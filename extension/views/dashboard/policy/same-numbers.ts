/** Whether two policies say the same; which version they are counts for nothing, nor the order of their keys. */
export const sameNumbers = (one: object, other: object): boolean => {
  const { version: _, ...left } = { version: 0, ...one };
  const { version: __, ...right } = { version: 0, ...other };
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, child]) => [name, sorted(child)]),
  );
};
