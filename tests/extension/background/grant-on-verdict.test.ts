import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Account, reopenAccount } from "#extension/background/account.ts";
import { keepStanding } from "#extension/background/copy.ts";
import { type GrantedDocument, withGrant } from "#extension/background/grant-on-verdict.ts";
import type { VerdictView } from "#extension/platform/messages.ts";
import type { ReleaseRow } from "#shared/contract/releases.ts";
import { freshBrowser, speak } from "../a-browser.ts";
import { idOf } from "./a-row.ts";
import { signedIn } from "./signed-in.ts";

const DAY = 20_784; // 27 November 2026
const LINK = {
  site: "odoo",
  origin: "https://crm.example",
  tenant: "db",
  kind: "sale.order",
  externalId: "42",
};
const OVER = { code: "over_limit" as const, severity: "ask" as const, params: {} };
const BLOCK = { code: "in_default" as const, severity: "block" as const, params: {} };
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

const ASK: VerdictView = {
  verdict: "ask",
  tone: "c",
  sign: "◔",
  words: "Ask credit",
  figure: "2 ways",
  label: "Ask credit. 2 ways",
  card: {
    badge: { kind: "matched", tile: "C", tone: "c", room: "", overdue: "", label: "" },
    name: "Kerbrat",
    subtitle: "",
    axes: [],
    reasons: [{ points: "?", text: "Over the limit", tone: "neutral" }],
    bar: null,
    amounts: [],
    notes: [],
    source: "",
  },
};

const release = (more: Partial<ReleaseRow> = {}): ReleaseRow => ({
  id: idOf(1),
  customerId: idOf(900),
  document: { ...LINK, url: null },
  documentNumber: "S00042",
  currency: "EUR",
  amountCents: 1_500_000,
  basis: "financed",
  depositCents: 552_000,
  until: "2026-11-27",
  conditionMetOn: null,
  knownBlocks: [],
  endedOn: null,
  grantedBy: "Bea Analyst",
  ...more,
});

let account: Account;

const shown = async (
  granted: ReleaseRow,
  document: Partial<GrantedDocument> = {},
  failed: (typeof OVER | typeof BLOCK)[] = [OVER],
) => {
  await keepStanding(account.copy, { revision: 1, waiting: 0, requests: [], releases: [granted] });
  const verdict = failed.includes(BLOCK) ? "blocked" : "ask";
  const view = await withGrant(
    account,
    ASK,
    { customerId: idOf(900), verdict, failed },
    { link: LINK, number: "S00042", currency: "EUR", amountCents: 1_840_000, ...document },
    DAY,
  );
  const [first] = view.card.reasons;
  return [view.verdict, view.tone, view.words, plain(view.figure), plain(first?.text ?? "")];
};

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
  speak("en");
  account = await signedIn();
});

describe("what a person granted for the document of a page", () => {
  it("is pending until the deposit is there, then within the limit by whose word", async () => {
    expect(await shown(release())).toEqual([
      "ask",
      "c",
      "Pending deposit",
      "€5,520",
      "Granted by Bea Analyst until 27 Nov 2026: holds once the deposit of €5,520 is booked or proved.",
    ]);
    await reopenAccount();
    account = await signedIn();
    expect(await shown(release({ conditionMetOn: "2026-11-26" }))).toEqual([
      "within_limit",
      "a",
      "Within the limit",
      "granted",
      "Granted by Bea Analyst until 27 Nov 2026.",
    ]);
  });

  it("stops deliveries when a hard rule hits that nobody knew of", async () => {
    expect(await shown(release(), {}, [BLOCK, OVER])).toEqual([
      "blocked",
      "e",
      "Suspended",
      "call credit",
      "Suspended: stop delivery, call credit. Customer in default.",
    ]);
  });

  it("does not cover a document that has grown beyond it", async () => {
    expect(await shown(release(), { amountCents: 2_500_000 })).toEqual([
      "ask",
      "c",
      "Ask credit",
      "beyond the grant",
      "Grown beyond the €15,000 that Bea Analyst granted: ask again.",
    ]);
  });

  it("only may apply where nothing but the number is the same", async () => {
    expect(await shown(release(), { link: { ...LINK, origin: "https://other.example" } })).toEqual([
      "ask",
      "c",
      "Ask credit",
      "may apply, check",
      "€15,000 granted by Bea Analyst for a document of this number: check that it is this one.",
    ]);
  });

  it("is over after its day", async () => {
    expect(await shown(release({ until: "2026-11-26" }))).toEqual([
      "ask",
      "c",
      "Ask credit",
      "grant is over",
      "What Bea Analyst granted held until 26 Nov 2026.",
    ]);
  });

  it("says nothing of other documents, customers and currencies", async () => {
    const other = ["ask", "c", "Ask credit", "2 ways", "Over the limit"];
    expect(await shown(release(), { number: "S00043", link: null })).toEqual(other);
    expect(await shown(release(), { currency: "USD" })).toEqual(other);
  });
});
