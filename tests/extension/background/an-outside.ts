import type { OutsideShown } from "#shared/contract/outside.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { aRow, someFigures } from "./a-row.ts";

const NOTICE = "https://www.bodacc.fr/pages/annonces-commerciales-detail/?q.id=id:A202602261234";

export const aLiquidation: OutsideShown["events"][number] = {
  ...{ kind: "liquidation", on: "2026-11-18", publishedOn: "2026-11-24", document: NOTICE },
};

/** The firm of POLICY 1.3: active since 2011, 20 employees, no procedure, equity 31 %. */
export const someOutside: OutsideShown = {
  firm: {
    createdOn: "2011-04-02",
    closedOn: null,
    active: true,
    legalForm: "private_limited",
    employees: 20,
    activity: "43.32A",
    town: "Quimper",
  },
  firmOn: "2026-11-12",
  gazetteOn: "2026-11-12",
  events: [],
  offer: { amountCents: 150_000, termsDays: 30, equityBasisPoints: 3_100, missing: ["grade"] },
};

export const aProspect = (outside: Partial<OutsideShown> = {}, more: Partial<BadgeRow> = {}): BadgeRow =>
  aRow(7, "Ateliers Corre SAS", {
    ...{ siren: "299900100", accountNumbers: [], riskClass: "NR", marks: ["no_ledger"], ledgerDate: null },
    ...{ prospect: true, outside: { ...someOutside, ...outside } },
    figures: {
      ...someFigures,
      ...{ headroomCents: null, limit: { kind: "none", amountCents: null, until: null, expired: false } },
      ...{ overdueCents: 0, reasons: [] },
    },
    ...more,
  });
