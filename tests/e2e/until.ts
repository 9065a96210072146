/** Waits for a condition, asking again and again; fails with the condition's text after ten seconds. */
export const until = async (holds: () => Promise<boolean>, timeoutMs = 10_000): Promise<void> => {
  for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`Not within ${timeoutMs} ms: ${holds}`);
};
