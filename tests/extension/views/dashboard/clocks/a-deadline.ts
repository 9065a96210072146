import type { Deadline, LedgerSplit } from "#shared/contract/clocks.ts";
import { CUSTOMER_ID } from "../a-signed-in-page.ts";

export const deadlineId = (number: number): string =>
  `019ab000-0000-7000-8000-00000000c${String(number).padStart(3, "0")}`;

/** T-like: published on 24 November 2026, two months end on a Sunday. */
export const aDeadline = (number: number, part: Partial<Deadline> = {}): Deadline => ({
  id: deadlineId(number),
  about: { customerId: CUSTOMER_ID, name: "Menuiserie Kerbrat SAS", siren: "299900100" },
  kind: "claim_declaration",
  startOn: "2026-11-24",
  dueOn: "2027-01-25",
  shownOn: "2027-01-15",
  provisional: false,
  atStakeCents: 1_240_000,
  lostIfMissed: "claim",
  insurer: null,
  document: "https://www.bodacc.fr/pages/annonces-commerciales-detail/?q.id=id:A202602290001",
  court: "Tribunal de commerce de Quimper",
  state: "open",
  reason: "",
  decidedBy: null,
  decidedAt: null,
  ...part,
});

export const aSplit = (part: Partial<LedgerSplit> = {}): LedgerSplit => ({
  judgmentOn: "2026-11-18",
  publishedOn: "2026-11-24",
  court: "Tribunal de commerce de Quimper",
  before: {
    openCents: 1_240_000,
    lines: [
      {
        reference: "F-231",
        documentDate: "2026-09-03",
        dueDate: "2026-10-03",
        openCents: 820_000,
        toFallDue: false,
      },
      {
        reference: "F-260",
        documentDate: "2026-11-02",
        dueDate: "2026-12-02",
        openCents: 420_000,
        toFallDue: true,
      },
    ],
  },
  after: {
    openCents: 90_000,
    lines: [
      {
        reference: "F-275",
        documentDate: "2026-11-20",
        dueDate: "2026-12-20",
        openCents: 90_000,
        toFallDue: true,
      },
    ],
  },
  forbidden: [],
  ...part,
});

/** The same with the claim that the server computed. */
export const aStatement = (): NonNullable<LedgerSplit["statement"]> => ({
  lines: [
    {
      reference: "F-231",
      documentDate: "2026-09-03",
      dueDate: "2026-10-03",
      dueAssumed: true,
      amountCents: 1_000_000,
      owedCents: 1_000_000,
      disputedCents: 0,
      toFallDue: false,
      lateDays: 45,
      interestCents: 15_000,
      indemnityCents: 4_000,
    },
    {
      reference: "F-260",
      documentDate: "2026-11-02",
      dueDate: "2026-12-02",
      dueAssumed: false,
      amountCents: 420_000,
      owedCents: 420_000,
      disputedCents: 0,
      toFallDue: true,
      lateDays: 0,
      interestCents: 0,
      indemnityCents: 0,
    },
  ],
  dueCents: 1_000_000,
  toFallDueCents: 420_000,
  disputedCents: 0,
  interestCents: 15_000,
  interestMissing: [],
  indemnitiesCents: 4_000,
  totalCents: 1_439_000,
});
