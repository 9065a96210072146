import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type Account, reopenAccount } from "#extension/background/account.ts";
import { pullCheckRules } from "#extension/background/check-rules.ts";
import { keepSynced } from "#extension/background/copy.ts";
import { keepPage, rebuildIndex } from "#extension/background/local-index.ts";
import { route } from "#extension/background/router.ts";
import { verdictOfPage } from "#extension/background/verdict-of-page.ts";
import type { PageDocument } from "#extension/platform/messages.ts";
import type { CheckRules } from "#shared/contract/check-rules.ts";
import type { BadgeFigures, BadgeOrderFacts, BadgeRow } from "#shared/contract/sync.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { checkPolicyOf } from "#shared/credit/order/check-policy.ts";
import { freshBrowser, speak } from "../a-browser.ts";
import { aRow, someFigures } from "./a-row.ts";
import { aServer } from "./a-server.ts";
import { signedIn } from "./signed-in.ts";

const SCOPE = { site: "odoo", origin: "https://crm.example", tenant: "" };
const NOW = Date.parse("2026-11-25T10:00:00Z");
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

const figures = (more: Partial<BadgeFigures> = {}, order: Partial<BadgeOrderFacts> = {}): BadgeFigures => ({
  ...someFigures,
  ...{ overdueCents: 0, oldestOverdueDays: 0, oldestItemDays: 0 },
  order: { terms: { kind: "net", days: 30, assumed: false }, ...order },
  ...more,
});

const rules = (more: Partial<CheckRules> = {}): CheckRules => ({
  policyVersion: 7,
  schemaVersion: DefaultPolicy.schemaVersion,
  policy: { ...checkPolicyOf({ ...DefaultPolicy, version: 7 }) },
  rates: [{ currency: "USD", rateE8: 90_000_000, date: "2026-11-20" }],
  vatBasisPoints: 2_000,
  receivablesCents: 100_000_00,
  ...more,
});

let account: Account;

/** Limit 40 000 €, exposure 30 400 €: 9 600 € of room; books of 20 November. */
const withRow = async (row: Partial<BadgeRow> = {}, served: CheckRules | null = rules()) => {
  await reopenAccount();
  freshBrowser();
  account = await signedIn();
  const customer = aRow(1, "Menuiserie Kerbrat", { riskClass: "C", figures: figures(), ...row });
  const cursor = { viewKey: "view-1", revision: 42, after: null };
  const rows = [customer, aRow(2, "Plomberie Hénin"), aRow(3, "Plomberie Hénin")];
  await keepPage(account, { rows, removed: [], wipe: false, cursor, changes: 1 });
  await rebuildIndex(account);
  await keepSynced(account.copy, { at: Date.now(), revision: 42 });
  if (served === null) return;
  aServer(() => ({ json: { revision: 42, tag: "t", rules: served } }));
  await pullCheckRules(account);
  vi.unstubAllGlobals();
};

const document = (text: string, more: Partial<PageDocument> = {}): PageDocument => ({
  kind: "quote",
  number: "S00042",
  total: { text, basis: "gross", currency: "EUR" },
  ...more,
});

const verdict = async (text: string, more: Partial<PageDocument> = {}, name = "Menuiserie Kerbrat") => {
  const sighting = { key: "", name };
  const view = await verdictOfPage(
    account,
    { scope: SCOPE, sighting, document: document(text, more), lang: "fr" },
    NOW,
  );
  return view && JSON.parse(plain(JSON.stringify(view)));
};

beforeEach(async () => {
  vi.unstubAllGlobals();
  await reopenAccount();
  freshBrowser();
});

describe("the verdict on a page's document", () => {
  it("is within the limit, with what is left, and says the revision and the age of the data", async () => {
    await withRow();
    expect(await verdict("9 600,00 €")).toMatchObject({
      verdict: "within_limit",
      tone: "a",
      sign: "✓",
      words: "Dans la limite",
      figure: "reste 0 €",
      card: {
        name: "Menuiserie Kerbrat",
        subtitle: "Devis · S00042 · 9 600,00 €",
        source: "Livres du 20 nov. 2026 · règles v7 · révision 42",
      },
    });
  });

  it("asks, with every failed check and its figures, and the ways to yes that the copy can prove", async () => {
    await withRow();
    const view = await verdict("18 400,00 €");
    expect(view).toMatchObject({
      verdict: "ask",
      words: "Demander au crédit",
      figure: "2 solutions",
      card: {
        reasons: [
          {
            points: "?",
            text: "Encours de 48 800 € avec cette commande pour une limite de 40 000 € : 8 800 € de trop.",
          },
        ],
        amounts: [
          { label: "Encours", value: "30 400 €" },
          { label: "Limite", value: "40 000 €" },
          { label: "Avec cette commande", value: "48 800 €", tone: "bad" },
          { value: "9 600 €" },
        ],
      },
    });
    expect(view.card.notes.slice(0, 2)).toEqual([
      expect.stringContaining("8 800 €"),
      expect.stringContaining("18 400 €"),
    ]);
    expect(view.label).toContain("8 800 € de trop");
  });

  it("speaks English to the others", async () => {
    await withRow();
    speak("en");
    expect(await verdict("18,400.00 €")).toMatchObject({ words: "Ask credit", figure: "2 ways" });
  });

  it("is no credit for a customer in default, whatever the room", async () => {
    await withRow({ riskClass: "E" });
    expect(await verdict("10,00 €")).toMatchObject({
      verdict: "blocked",
      tone: "e",
      words: "Pas de crédit",
      figure: "1 motif",
    });
  });

  it("is within the tolerance for a good class", async () => {
    await withRow({ riskClass: "B" });
    expect(await verdict("10 000,00 €")).toMatchObject({ verdict: "within_tolerance", tone: "a" });
  });

  it.each([
    ["9 000,00 €", "would_fit", "Passerait"],
    ["18 400,00 €", "would_not_fit", "Ne passerait pas"],
  ])("of an opportunity of %s: %s", async (text, code, words) => {
    await withRow();
    expect(await verdict(text, { kind: "opportunity" })).toMatchObject({ verdict: code, words });
  });

  it("asks on old books and names their day", async () => {
    await withRow({ ledgerDate: "2026-11-02" });
    expect(await verdict("10,00 €")).toMatchObject({
      verdict: "ask",
      tone: "none",
      words: "Données du 2 nov. 2026",
      figure: "demander",
    });
  });

  it("adds the customer's own VAT to a total without it, else the standard one and says so", async () => {
    await withRow({ figures: figures({}, { vatBasisPoints: 550 }) });
    const net = { total: { text: "9 000,00 €", basis: "net" as const, currency: "EUR" } };
    const own = await verdict("", net);
    expect(own).toMatchObject({ verdict: "within_limit", figure: "reste 105 €" });
    expect(own.card.notes.join()).toContain("5,5 %");
    await withRow();
    const assumed = await verdict("", net);
    expect(assumed).toMatchObject({ verdict: "ask" });
    expect(assumed.card.notes.join()).toContain("20 % supposée");
  });

  it("takes a total that does not say as without VAT: stricter, never milder", async () => {
    await withRow();
    const total = { text: "9 000,00 €", currency: "EUR" };
    expect(await verdict("", { total })).toMatchObject({ verdict: "ask" });
  });

  it("converts by the organization's rate, and asks without one that holds", async () => {
    await withRow();
    const total = (currency: string) => ({ text: "10,000.00", basis: "gross" as const, currency });
    const dollars = await verdict("", { total: total("USD") });
    expect(dollars).toMatchObject({ verdict: "within_limit", figure: "reste 600 €" });
    expect(dollars.card.notes.join()).toContain("9 000 €");
    const francs = await verdict("", { total: total("CHF") });
    expect(francs).toMatchObject({ verdict: "ask" });
    expect(francs.card.reasons[0].text).toContain("CHF");
    await withRow({}, rules({ rates: [{ currency: "USD", rateE8: 90_000_000, date: "2026-10-20" }] }));
    expect(await verdict("", { total: total("USD") })).toMatchObject({ verdict: "ask" });
  });

  it("takes the document's own order out of the exposure", async () => {
    const orders = [{ number: "S00042", amountCents: 5_600_00, status: "open" as const, date: "2026-11-10" }];
    await withRow({ figures: figures({}, { orders }) });
    expect(await verdict("15 200,00 €")).toMatchObject({ verdict: "within_limit", figure: "reste 0 €" });
    expect(await verdict("15 200,00 €", { number: "S00043" })).toMatchObject({ verdict: "ask" });
  });

  it("reads terms: payment before delivery asks for no credit, and is a condition", async () => {
    await withRow();
    expect(await verdict("18 400,00 €", { terms: "Paiement d’avance" })).toMatchObject({
      verdict: "within_limit",
      figure: "payé avant",
    });
  });

  it("lets goods come back", async () => {
    await withRow();
    expect(await verdict("−1 200,00 €")).toMatchObject({ verdict: "within_limit", figure: "retour" });
  });

  it("says what share of all receivables this would be", async () => {
    await withRow();
    expect((await verdict("9 600,00 €")).card.notes.join()).toContain("36 %");
    await withRow({}, rules({ receivablesCents: null }));
    expect((await verdict("9 600,00 €")).card.notes.join()).not.toContain("%");
  });

  it.each([
    ["NaN", "Montant illisible"],
    ["12 k€", "Montant illisible"],
    ["1e12", "Montant illisible"],
    ["1 000 000 000 000,00 €", "Montant trop grand"],
    ["0,00 €", "Pas encore de montant"],
    ["1,234 €", "Montant ambigu"],
    ["$1,200.50", "Montant ambigu"],
  ])("of %s is none: %s", async (text, words) => {
    await withRow();
    expect(await verdict(text)).toMatchObject({ verdict: "unknown", tone: "none", words });
  });

  it("is never firm on an uncertain customer, and nobody's for a stranger", async () => {
    await withRow();
    expect(await verdict("10,00 €", {}, "Plomberie Hénin")).toMatchObject({
      verdict: "ask",
      words: "Quel client ?",
    });
    expect(await verdict("10,00 €", {}, "Zwiebel GmbH")).toMatchObject({
      verdict: "unknown",
      words: "Client inconnu",
    });
  });

  it("is not evaluated with a policy of a later schema, without rules, or without figures", async () => {
    await withRow({}, rules({ schemaVersion: DefaultPolicy.schemaVersion + 1 }));
    expect(await verdict("10,00 €")).toMatchObject({ verdict: "unknown", words: "Mettre Vigie à jour" });
    await withRow({}, null);
    expect(await verdict("10,00 €")).toMatchObject({ verdict: "unknown", words: "Pas encore de règles" });
    await withRow({ figures: null }, rules({ policy: null, rates: [], receivablesCents: null }));
    expect(await verdict("10,00 €")).toMatchObject({ verdict: "unknown", words: "Vérifier d’un clic" });
  });

  it("needs no network", async () => {
    await withRow();
    const { asked } = aServer(() => new Error("offline"));
    expect(await verdict("9 600,00 €")).toMatchObject({ verdict: "within_limit" });
    expect(asked).toEqual([]);
  });
});

describe("pages", () => {
  const sender = (tabId: number) => ({
    id: fakeBrowser.runtime.id,
    url: "https://crm.example/quote/1",
    tab: { id: tabId },
  });
  const message = (text: string) => ({
    name: "checkOrder",
    ask: {
      scope: SCOPE,
      sighting: { key: "", name: "Menuiserie Kerbrat" },
      document: document(text),
      lang: "fr",
    },
  });

  it("ask for verdicts, so many a minute and tab", { timeout: 30_000 }, async () => {
    await withRow();
    const amounts = Array.from({ length: 121 }, (_, at) => `${at + 1},00 €`);
    const replies = await Promise.all(amounts.map((text) => route(message(text), sender(77), Date.now())));
    expect(replies.filter((reply) => reply !== undefined)).toHaveLength(120);
    expect(await route(message("1,00 €"), sender(78), Date.now())).toMatchObject({
      words: expect.anything(),
    });
  });

  it.each([
    ["no document", { document: undefined }],
    ["an amount that is no text", { document: { kind: "quote", total: { text: 12 } } }],
    ["another kind", { document: { kind: "invoice", total: { text: "12" } } }],
  ])("are refused with %s", async (_, change) => {
    await withRow();
    const { name, ask } = message("1,00 €");
    expect(await route({ name, ask: { ...ask, ...change } }, sender(79), 0)).toBeUndefined();
  });
});
