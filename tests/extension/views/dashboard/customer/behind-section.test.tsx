import { beforeEach, expect, it } from "vitest";
import { BehindSection } from "#extension/views/dashboard/customer/behind-section.tsx";
import { LateChance } from "#extension/views/dashboard/customer/late-chance.tsx";
import type { CustomerDetail } from "#shared/contract/customers.ts";
import { freshBrowser } from "../../../a-browser.ts";
import { aRow } from "../../../background/a-row.ts";
import { find, show, textOf, untilShown } from "../../shown.tsx";

beforeEach(() => {
  freshBrowser();
});

const facts: NonNullable<CustomerDetail["facts"]> = {
  ledger: {
    lateShareBasisPoints: 3_400,
    paidInvoices: 214,
    overdueInvoices: 3,
    historyFrom: "2024-01-03",
    worstOpenItem: { itemId: "i", reference: "F-231", days: 34, openCents: 820_000 },
    returnedPayments: 0,
    partialPayments: 0,
    refunds: 0,
    refundedCents: 0,
    disputedItems: 0,
    promises: { open: 1, kept: 2, partially_kept: 0, broken: 0 },
    nextPromise: { promiseId: "p", promisedOn: "2026-12-12", missingCents: 300_000 },
    yearBillingCents: 10_000_000,
    busiestMonth: 3,
    busiestMonthBasisPoints: 833,
    ownShareBasisPoints: 420,
  },
  termsToOffer: {
    kind: "net",
    days: 30,
    depositPercent: 0,
    statutory: {
      case: "agreed",
      article: "C. com. L441-10",
      netDays: 60,
      endOfMonthDays: 45,
      from: "invoice",
    },
    ownExceedLaw: false,
  },
  reviewOn: null,
  limitCut: null,
  openingOffer: null,
  groupExposureCents: null,
  lateProbability: { days: 30, basisPoints: 1_200, sampleSize: 214, learntFrom: 0 },
};
const aDetail = (more: Partial<CustomerDetail>): CustomerDetail => {
  const badge = aRow(1, "Menuiserie Kerbrat SAS");
  return {
    badge:
      badge.figures === null
        ? badge
        : { ...badge, figures: { ...badge.figures, paysPoints: 41, lastsPoints: null } },
    terms: { kind: "net", days: 30, assumed: false },
    repCode: null,
    accounts: [],
    reasons: [{ code: "lasts_unknown", axis: "lasts", centipoints: 0, params: {} }],
    daysBeyondTerms: 27,
    facts,
    limits: [],
    events: [],
    disputes: [],
    history: [],
    ...more,
  };
};

it("shows both axes, the one that is missing as missing, and how the customer pays", async () => {
  const host = show(<BehindSection detail={aDetail({})} />);
  await untilShown(host, "41 sur 100");
  const text = textOf(host);
  for (const words of [
    "inconnu",
    "Aucune donnée sur la solidité de l’entreprise.",
    "34 % des montants",
    "F-231, 8 200 €",
    "échue depuis 34 jours",
    "4,2 %",
    "27 jours",
    "tenues : 2, attendues : 1",
    "3 000 € à recevoir le 12 déc. 2026",
    "12 % de ses prochaines factures sont attendues avec plus de 30 jours de retard ; d’après 214 factures payées.",
  ])
    expect(text).toContain(words);
  expect(find<HTMLElement>(host, ".axis-track:not(.axis-track-unknown) > span").style.width).toBe("41%");
  expect(host.querySelectorAll(".axis-track-unknown > span").length).toBe(0);
});

it.each([
  ["facts are absent", { facts: undefined }],
  ["the member sees the class alone", { badge: { ...aDetail({}).badge, figures: null } }],
] as const)("shows nothing where %s", async (_, more) => {
  const host = show(
    <>
      <BehindSection detail={aDetail(more)} />
      <p>fin</p>
    </>,
  );
  await untilShown(host, "fin");
  expect(textOf(host)).toBe("fin");
});

it.each([
  [null, "Trop peu de factures pour le dire."],
  [{ days: 30, basisPoints: 40, sampleSize: 9, learntFrom: 0 }, "Moins de 1 % de ses prochaines factures"],
  [{ days: 30, basisPoints: 9_990, sampleSize: 9, learntFrom: 0 }, "Plus de 99 % de ses prochaines factures"],
])("never claims to be sure of the next invoice: %j", async (chance, words) => {
  await untilShown(show(<LateChance chance={chance} />), words);
});
