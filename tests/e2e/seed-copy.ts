import type { Worker } from "playwright-core";
import { matchableOf } from "#extension/background/matchable.ts";
import type { CheckRules } from "#shared/contract/check-rules.ts";
import type { BadgeFigures, BadgeRow } from "#shared/contract/sync.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { checkPolicyOf } from "#shared/credit/order/check-policy.ts";
import { buildIndex } from "#shared/matching/build-index.ts";

const KEY = { apiUrl: "http://127.0.0.1:9", organizationId: "org-1", memberId: "member-1" };

const ME = {
  memberId: KEY.memberId,
  name: "Rep",
  email: "rep@vigie.example",
  role: "rep",
  visibility: { scope: "all", detail: "figures" },
  viewKey: "view-1",
  organization: {
    id: KEY.organizationId,
    name: "Vendeur SA",
    currency: "EUR",
    timeZone: "Europe/Paris",
    siren: "999000466",
    discreetByDefault: false,
    repVisibility: { scope: "all", detail: "figures" },
  },
};

const figures = (headroomCents: number, overdueCents: number): BadgeFigures => ({
  headroomCents,
  limit: { kind: "approved", amountCents: 4_000_000, until: null, expired: false },
  recommendedLimitCents: 4_000_000,
  binding: "need",
  exposure: {
    totalCents: 4_000_000 - headroomCents,
    openItemsCents: 4_000_000 - headroomCents,
    billsCents: 0,
    toInvoiceCents: 0,
    ordersCents: 0,
    depositsCents: 0,
    unappliedCents: 0,
  },
  overdueCents,
  overdueAssumed: false,
  oldestOverdueDays: overdueCents > 0 ? 34 : 0,
  disputedCents: 0,
  aging: {
    notDueCents: 0,
    days1To30Cents: 0,
    days31To60Cents: overdueCents,
    days61To90Cents: 0,
    over90Cents: 0,
    unallocatedCents: 0,
  },
  scorePoints: 60,
  paysPoints: 41,
  lastsPoints: 67,
  coveragePercent: 80,
  trend: { recentPoints: 48, yearPoints: 62 },
  reasons: [],
});

/** A customer as the extension keeps it. */
export const aRow = (
  number: number,
  name: string,
  siren: string | null,
  riskClass: BadgeRow["riskClass"],
  headroomCents: number,
  overdueCents = 0,
): BadgeRow => ({
  id: `0192f000-0000-7000-8000-${String(number).padStart(12, "0")}`,
  revision: 1,
  name,
  otherNames: [],
  siren,
  sirets: [],
  vats: [],
  domains: [],
  accountNumbers: [`411${number}`],
  links: [],
  riskClass,
  marks: [],
  asOf: "2026-11-22",
  ledgerDate: "2026-11-20",
  figures: figures(headroomCents, overdueCents),
});

export const CUSTOMERS = [
  aRow(1, "Ateliers Besson SAS", "999000110", "A", 3_840_000),
  aRow(2, "Menuiserie Kerbrat SAS", "999000185", "D", -410_000, 1_460_000),
  aRow(3, "Garage Le Goff", "999000250", "C", 320_000, 820_000),
];

/** What orders are checked by, as the server sends it. */
const CHECK_RULES: CheckRules = {
  policyVersion: DefaultPolicy.version,
  schemaVersion: DefaultPolicy.schemaVersion,
  policy: { ...checkPolicyOf(DefaultPolicy) },
  rates: [],
  vatBasisPoints: 2_000,
  receivablesCents: null,
};

/** A customer whose orders can be checked: books of today, nothing overdue. */
export const aCheckedRow = (row: BadgeRow): BadgeRow => {
  const today = new Date().toISOString().slice(0, 10);
  return {
    ...row,
    asOf: today,
    ledgerDate: today,
    figures: row.figures && {
      ...row.figures,
      ...{ overdueCents: 0, oldestOverdueDays: 0 },
      order: { terms: { kind: "net", days: 30, assumed: false } },
    },
  };
};

/** Signs the extension in with a local copy that a sync would have left: session, rows, index. */
export const seedCopy = async (background: Worker, rows: BadgeRow[] = CUSTOMERS): Promise<void> => {
  const index = Buffer.from(buildIndex(rows.map(matchableOf))).toString("base64");
  const now = Date.now();
  const kept = [
    {
      name: "session",
      session: {
        token: "none",
        expiresAt: new Date(now + 86_400_000).toISOString(),
        me: ME,
        signedInAt: now,
      },
    },
    { name: "cursor", cursor: { viewKey: "view-1", revision: 1, after: null }, changes: 1 },
    { name: "synced", at: now + 3_600_000, revision: 1 },
    { name: "checkRules", checkRules: { tag: "seeded", rules: CHECK_RULES } },
  ];
  const name = `vigie/${KEY.apiUrl}/${KEY.organizationId}/${KEY.memberId}`;
  for (let from = 0; from < rows.length; from += ROWS_A_MESSAGE)
    await background.evaluate(putRows, {
      name,
      json: JSON.stringify(rows.slice(from, from + ROWS_A_MESSAGE)),
      wipe: from === 0,
    });
  await background.evaluate(putKept, { name, kept, index, account: KEY });
};

/** As text: an object of this size takes the driver minutes. */
const ROWS_A_MESSAGE = 5000;

/** Both run inside the service worker, so they know nothing but their argument. */
const putRows = async ({
  name,
  json,
  wipe,
}: {
  name: string;
  json: string;
  wipe: boolean;
}): Promise<void> => {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("rows", { keyPath: "id" });
      request.result.createObjectStore("kept", { keyPath: "name" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  await new Promise<void>((resolve, reject) => {
    const write = opened.transaction("rows", "readwrite");
    if (wipe) write.objectStore("rows").clear();
    for (const row of JSON.parse(json) as unknown[]) write.objectStore("rows").put(row);
    write.oncomplete = () => resolve();
    write.onerror = () => reject(write.error);
  });
  opened.close();
};

const putKept = async (of: {
  name: string;
  kept: object[];
  index: string;
  account: typeof KEY;
}): Promise<void> => {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(of.name, 1);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const bytes = Uint8Array.from(atob(of.index), (char) => char.charCodeAt(0));
  await new Promise<void>((resolve, reject) => {
    const write = opened.transaction("kept", "readwrite");
    for (const one of of.kept) write.objectStore("kept").put(one);
    write.objectStore("kept").put({ name: "index", index: { changes: 1, buffer: bytes.buffer } });
    write.oncomplete = () => resolve();
    write.onerror = () => reject(write.error);
  });
  opened.close();
  type Storage = { storage: { local: { set(items: object): Promise<void> } } };
  const { storage } = (globalThis as unknown as { chrome: Storage }).chrome;
  await storage.local.set({ apiUrl: of.account.apiUrl, account: of.account });
};
