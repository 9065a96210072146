/** Plain http is for this machine alone: a token never crosses a network in the open. */
const isLocal = (hostname: string): boolean =>
  hostname === "localhost" ||
  hostname === "127.0.0.1" ||
  hostname === "[::1]" ||
  hostname.endsWith(".localhost");

const parse = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/**
 * Origin of an organization's address as a person types it, with or without `https://`; null when it cannot be one.
 * An address of this machine without a scheme is http.
 */
export const organizationOrigin = (typed: string): string | null => {
  const text = typed.trim();
  if (text === "") return null;
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const guessed = parse(hasScheme ? text : `https://${text}`);
  if (guessed === null || guessed.username !== "" || guessed.password !== "") return null;
  if (guessed.protocol === "http:" && isLocal(guessed.hostname)) return guessed.origin;
  if (guessed.protocol !== "https:") return null;
  return !hasScheme && isLocal(guessed.hostname) ? `http://${guessed.host}` : guessed.origin;
};
