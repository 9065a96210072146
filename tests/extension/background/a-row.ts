import type { Me } from "#shared/contract/me.ts";
import type { BadgeFigures, BadgeRow, SyncPage } from "#shared/contract/sync.ts";

export const idOf = (number: number): string =>
  `00000000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

/** 40 000 € of limit, 30 400 € of exposure with 5 600 € reserved, 8 200 € overdue: 9 600 € of room. */
export const someFigures: BadgeFigures = {
  headroomCents: 960_000,
  limit: { kind: "approved", amountCents: 4_000_000, until: null, expired: false },
  recommendedLimitCents: 3_000_000,
  binding: "need",
  exposure: {
    totalCents: 3_040_000,
    openItemsCents: 2_480_000,
    billsCents: 0,
    toInvoiceCents: 0,
    ordersCents: 560_000,
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
  lastsPoints: 67,
  coveragePercent: 80,
  trend: { recentPoints: 48, yearPoints: 62 },
  reasons: [
    { code: "base_points", axis: "pays", centipoints: 10_000, params: {} },
    {
      code: "oldest_overdue",
      axis: "pays",
      centipoints: -1_100,
      params: { days: 34, reference: "F-231", overdueCents: 820_000 },
    },
    {
      code: "trend_worse",
      axis: "pays",
      centipoints: -604,
      params: { recentCentipoints: 4_800, yearCentipoints: 6_200 },
    },
    { code: "external_score", axis: "lasts", centipoints: 400, params: { axisCentipoints: 6_700 } },
    { code: "partial_payments", axis: "pays", centipoints: -3, params: { count: 2 } },
  ],
};

export const aRow = (number: number, name: string, more: Partial<BadgeRow> = {}): BadgeRow => ({
  id: idOf(number),
  revision: 1,
  name,
  otherNames: [],
  siren: null,
  sirets: [],
  vats: [],
  domains: [],
  accountNumbers: [`C${String(number).padStart(5, "0")}`],
  links: [],
  riskClass: "C",
  marks: ["ledger_only"],
  asOf: "2026-11-24",
  ledgerDate: "2026-11-20",
  figures: someFigures,
  ...more,
});

export const aMe = (more: Partial<Me> = {}): Me => ({
  memberId: "member-1",
  name: "Ana Rep",
  email: "ana@company.example",
  role: "rep",
  visibility: { scope: "all", detail: "figures" },
  viewKey: "view-1",
  organization: {
    id: "organization-1",
    name: "Comptoir",
    currency: "EUR",
    timeZone: "Europe/Paris",
    siren: null,
    discreetByDefault: false,
    repVisibility: { scope: "all", detail: "figures" },
    secondPerson: "required",
    mode: "live",
    modeSince: null,
    identifies: true,
  },
  ...more,
});

export const aPage = (revision: number, rows: BadgeRow[], more: Partial<SyncPage> = {}): SyncPage => ({
  viewKey: "view-1",
  reset: false,
  revision,
  rows,
  removed: [],
  next: null,
  visibility: { scope: "all", detail: "figures" },
  totalRows: rows.length,
  ...more,
});
