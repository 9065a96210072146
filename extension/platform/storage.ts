import { storage } from "wxt/utils/storage";

/** The organization's address, as the person gave it: the origin of its Worker. Not a secret. */
export const apiUrlItem = storage.defineItem<string | null>("local:apiUrl", { fallback: null });

/** Whose local copy is in use; its database is named by these. */
export type AccountKey = { apiUrl: string; organizationId: string; memberId: string };
export const accountItem = storage.defineItem<AccountKey | null>("local:account", { fallback: null });

/** Names this installation to the server, so that signing in again ends the session before; says nothing of the person. */
export const deviceIdItem = storage.defineItem<string>("local:deviceId", { init: () => crypto.randomUUID() });

/** Discreet mode as this person set it; null: as the organization has it. */
export const discreetItem = storage.defineItem<boolean | null>("local:discreet", { fallback: null });

/** Address being connected: the browser's permission prompt may close the popup that asked. */
export const pendingApiUrlItem = storage.defineItem<string | null>("session:pendingApiUrl", {
  fallback: null,
});

/** True after a session ended without the person asking (401, revoked, 7 days without sync). */
export const expiredItem = storage.defineItem<boolean>("local:expired", { fallback: false });
