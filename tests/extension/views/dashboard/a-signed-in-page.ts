import type { Answer, Connection } from "#extension/platform/messages.ts";
import type { Role } from "#shared/contract/common.ts";
import type { CustomerDetail, CustomerSummary } from "#shared/contract/customers.ts";
import { failed, ok } from "#shared/result.ts";

export const signedInAs = (role: Role, detail: "figures" | "class" = "figures"): Connection => ({
  kind: "signed_in",
  apiUrl: "https://vigie.example",
  me: {
    memberId: "m1",
    name: "Karim Belhadj",
    email: "karim@comptoir.example",
    role,
    visibility: { scope: "all", detail },
    viewKey: "v",
    organization: {
      id: "o1",
      name: "Comptoir des Matériaux",
      currency: "EUR",
      timeZone: "Europe/Paris",
      siren: "299900019",
      discreetByDefault: false,
      repVisibility: { scope: "own", detail: "figures" },
      secondPerson: "required",
      mode: "live",
      modeSince: null,
      identifies: true,
    },
  },
  rows: 2,
  revision: 7,
  syncedAt: Date.UTC(2026, 10, 25, 9),
  syncing: false,
  problem: null,
});

export const CUSTOMER_ID = "019ab000-0000-7000-8000-000000000001";

export const aSummary = (part: Partial<CustomerSummary> = {}): CustomerSummary => ({
  id: CUSTOMER_ID,
  name: "Menuiserie Kerbrat SAS",
  siren: "299900100",
  accountNumbers: ["C00001"],
  riskClass: "C",
  scorePoints: 48,
  exposureCents: 2_480_000,
  overdueCents: 820_000,
  recommendedLimitCents: 3_000_000,
  limit: { kind: "approved", amountCents: 4_000_000, until: null, expired: false },
  headroomCents: 1_520_000,
  repCode: "TLB",
  ...part,
});

export const aDetail = (part: Partial<CustomerDetail> = {}): CustomerDetail => ({
  badge: {
    id: CUSTOMER_ID,
    revision: 7,
    name: "Menuiserie Kerbrat SAS",
    otherNames: [],
    siren: "299900100",
    sirets: [],
    vats: [],
    domains: [],
    accountNumbers: ["C00001"],
    links: [],
    riskClass: "C",
    marks: ["ledger_only"],
    asOf: "2026-11-25",
    ledgerDate: "2026-11-24",
    figures: {
      headroomCents: 1_520_000,
      limit: { kind: "approved", amountCents: 4_000_000, until: null, expired: false },
      recommendedLimitCents: 3_000_000,
      binding: "class",
      exposure: {
        totalCents: 2_480_000,
        openItemsCents: 2_480_000,
        billsCents: 0,
        toInvoiceCents: 0,
        ordersCents: 0,
        depositsCents: 0,
        unappliedCents: 0,
      },
      overdueCents: 820_000,
      overdueAssumed: false,
      oldestOverdueDays: 34,
      disputedCents: 0,
      aging: {
        notDueCents: 1_660_000,
        days1To30Cents: 0,
        days31To60Cents: 820_000,
        days61To90Cents: 0,
        over90Cents: 0,
        unallocatedCents: 0,
      },
      scorePoints: 48,
      paysPoints: 41,
      lastsPoints: null,
      coveragePercent: 45,
      trend: { recentPoints: 62, yearPoints: 74 },
      reasons: [],
    },
  },
  terms: { kind: "net", days: 30, assumed: false },
  repCode: "TLB",
  accounts: [{ number: "C00001", name: "Menuiserie Kerbrat SAS", source: "FEC" }],
  reasons: [
    { code: "lasts_unknown", axis: "lasts", centipoints: 0, params: {} },
    { code: "base_points", axis: "rule", centipoints: 10_000, params: {} },
  ],
  daysBeyondTerms: 12,
  limits: [],
  events: [],
  disputes: [],
  history: [],
  ...part,
});

type ApiAsk = { method: string; path: string; body?: unknown; idempotencyKey?: string };

/** The API by method and start of path; what nobody foresaw is `not_found`. */
export const apiOf =
  (replies: Record<string, unknown>) =>
  ({ method, path }: ApiAsk): Answer<unknown> => {
    const key = Object.keys(replies).find((known) => `${method} ${path}`.startsWith(known));
    if (key === undefined) return failed({ code: "not_found", requestId: "r-404" });
    const reply = replies[key];
    return typeof reply === "object" && reply !== null && "refused" in reply
      ? failed({ code: reply.refused as "conflict", requestId: "r-1" })
      : ok(reply);
  };
