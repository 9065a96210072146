import { browser } from "wxt/browser";

/**
 * Match pattern of an origin. Without its port: Firefox's patterns have none, and a permission is for a host anyway.
 * Null for anything but http and https.
 */
export const originPattern = (origin: string): string | null => {
  if (!URL.canParse(origin)) return null;
  const { protocol, hostname } = new URL(origin);
  return protocol === "https:" || protocol === "http:" ? `${protocol}//${hostname}/*` : null;
};

/** Asks the person; must be called directly from a click. */
export const requestOrigin = async (origin: string): Promise<boolean> => {
  const pattern = originPattern(origin);
  return pattern === null ? false : browser.permissions.request({ origins: [pattern] });
};

export const hasOrigin = async (origin: string): Promise<boolean> => {
  const pattern = originPattern(origin);
  return pattern === null ? false : browser.permissions.contains({ origins: [pattern] });
};

export const dropOrigin = async (pattern: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [pattern] }).catch(() => false);

/** Patterns granted now, those of the manifest included. */
export const grantedPatterns = async (): Promise<string[]> =>
  (await browser.permissions.getAll()).origins ?? [];

/** Patterns the build comes with: sites from the first minute, never taken away. */
export const builtInPatterns = (): string[] => browser.runtime.getManifest().host_permissions ?? [];

/** Asks the person whether Vigie may notify; must be called directly from a click. */
export const requestNotifications = async (): Promise<boolean> =>
  browser.permissions.request({ permissions: ["notifications"] });
