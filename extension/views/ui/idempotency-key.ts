/** The last wish that was sent and its key, or none. */
export type SentWish = { text: string; key: string } | null;

/** The same wish keeps its key when it is tried again after a failure; a different one gets a new key. */
export const wishFor = (
  last: SentWish,
  call: { method: string; path: string; body?: unknown },
  fresh: () => string,
) => {
  const text = JSON.stringify([call.method, call.path, call.body ?? null]);
  return last?.text === text ? last : { text, key: fresh() };
};
