import { QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import type { PageDocument } from "#extension/platform/messages.ts";
import { draftOfDocument } from "#extension/views/order-check/draft-of-document.ts";
import { OrderCheckSection } from "#extension/views/order-check/order-check-section.tsx";
import { newQueryClient } from "#extension/views/ui/query-client.ts";
import type { OrderCheckReply } from "#shared/contract/order-checks.ts";
import { freshBrowser } from "../../a-browser.ts";
import { answering, buttonNamed, find, show, textOf, type, untilShown } from "../shown.tsx";

beforeEach(() => {
  freshBrowser();
});

const CUSTOMER = "019a0000-0000-7000-8000-000000000001";

const aReply = (more: Partial<OrderCheckReply> = {}): OrderCheckReply => ({
  customerId: CUSTOMER,
  verdict: "within_limit",
  failed: [],
  figures: {
    ...{ amountCents: 1_000_000, financedCents: 1_000_000, exposureCents: 2_000_000, afterCents: 3_000_000 },
    ...{ limitCents: 4_000_000, roomCents: 2_000_000, toleranceCents: 0 },
  },
  exempt: null,
  condition: null,
  wouldFit: null,
  openingOffer: null,
  riskClass: "B",
  marks: [],
  revision: 3,
  policyVersion: 1,
  asOf: "2026-11-25",
  ledgerDate: "2026-11-24",
  ledgerWorkingDays: 1,
  ways: { datedRoom: null, fitsFrom: null, ways: [] },
  ...more,
});
const overLimit = aReply({
  verdict: "ask",
  failed: [
    { code: "overdue_to_ask", severity: "ask", params: { days: 12, maximumDays: 5, overdueCents: 82_000 } },
    {
      code: "over_limit",
      severity: "ask",
      params: {
        ...{ limitCents: 4_000_000, exposureCents: 3_500_000, afterCents: 4_500_000, overCents: 500_000 },
        overBasisPoints: 1_250,
      },
    },
  ],
  figures: {
    ...{ amountCents: 1_000_000, financedCents: 1_000_000, exposureCents: 3_500_000, afterCents: 4_500_000 },
    ...{ limitCents: 4_000_000, roomCents: 500_000, toleranceCents: 0 },
  },
  ways: {
    datedRoom: {
      roomCents: 500_000,
      usualDelayDays: 10,
      steps: [
        {
          date: "2026-12-12",
          roomCents: 1_320_000,
          payments: [{ reference: "F-231", amountCents: 820_000, dueDate: "2026-12-02", dueAssumed: false }],
        },
      ],
    },
    fitsFrom: "2026-12-12",
    ways: [
      { kind: "deposit", verdict: "within_limit", depositCents: 500_000 },
      { kind: "payment_with_order", verdict: "within_limit", amountCents: 1_000_000 },
    ],
  },
});

const shown = (...replies: OrderCheckReply[]) => shownWith(false, ...replies);
const shownWith = (assumed: boolean, ...replies: OrderCheckReply[]) => {
  const left = [...replies];
  const asked = answering({ api: () => ({ ok: true, value: left.shift() ?? null }) });
  const host = show(
    <QueryClientProvider client={newQueryClient()}>
      <OrderCheckSection customerId={CUSTOMER} terms={{ kind: "net", days: 30, assumed }} />
    </QueryClientProvider>,
  );
  return { host, asked };
};
const enter = async (host: HTMLElement, amount: string, deposit = "") => {
  await untilShown(host, "Vérifier une commande");
  const [first, second] = host.querySelectorAll("input");
  act(() => {
    if (first) type(first, amount);
  });
  act(() => {
    if (second && deposit !== "") type(second, deposit);
  });
  act(() => buttonNamed(host, "Vérifier").click());
};

describe("beside a page with a document", () => {
  const beside = (document: Partial<PageDocument>, ...replies: OrderCheckReply[]) => {
    const left = [...replies];
    const asked = answering({ api: () => ({ ok: true, value: left.shift() ?? null }) });
    const agreed = { kind: "net", days: 30, assumed: false } as const;
    const seen = draftOfDocument(
      {
        kind: "quote",
        number: "S00042",
        total: { text: "18 400,00 €", basis: "gross", currency: "EUR" },
        ...document,
      },
      agreed,
      { home: "EUR", lang: "fr", ownVatBasisPoints: 550, standardVatBasisPoints: 2_000 },
    );
    const host = show(
      <QueryClientProvider client={newQueryClient()}>
        <OrderCheckSection customerId={CUSTOMER} terms={agreed} seen={seen} />
      </QueryClientProvider>,
    );
    return { host, asked };
  };
  const bodies = (asked: { ask: unknown }[]) => asked.map(({ ask }) => Reflect.get(Object(ask), "body"));

  it("begins with its amount, number and terms, and asks by them", async () => {
    const { host, asked } = beside({ terms: "45 jours fin de mois" }, overLimit);
    await untilShown(host, "Vérifier une commande");
    act(() => buttonNamed(host, "Vérifier").click());
    await untilShown(host, "Demander au crédit");
    expect(bodies(asked)).toMatchObject([
      {
        amountCents: 1_840_000,
        currency: "EUR",
        documentNumber: "S00042",
        kind: "quote",
        terms: { kind: "eom_a", days: 45 },
      },
    ]);
  });

  it("adds the customer's VAT, takes terms that are not usual, and splits the delivery", async () => {
    const total = { text: "1 000,00 €", basis: "net" as const, currency: "EUR" };
    const { host, asked } = beside({ total, terms: "50 jours" }, overLimit);
    await untilShown(host, "Vérifier une commande");
    const first = host.querySelectorAll("input")[2];
    act(() => {
      if (first) type(first, "2 000");
    });
    expect(buttonNamed(host, "Vérifier").disabled).toBe(true);
    act(() => {
      if (first) type(first, "400");
    });
    act(() => buttonNamed(host, "Vérifier").click());
    await untilShown(host, "Demander au crédit");
    expect(bodies(asked)).toMatchObject([
      { amountCents: 105_500, callOffCents: 40_000, terms: { kind: "net", days: 50 } },
    ]);
  });

  it("begins with nothing where the total cannot be read", async () => {
    const { host } = beside({ total: { text: "1,234 €", basis: "gross", currency: "EUR" } });
    await untilShown(host, "Vérifier une commande");
    expect(find<HTMLInputElement>(host, "input").value).toBe("");
  });
});

describe("checking an order", () => {
  it("asks nothing until there is an amount that can be read", async () => {
    const { host, asked } = shown();
    await untilShown(host, "Vérifier une commande");
    expect(buttonNamed(host, "Vérifier").disabled).toBe(true);
    for (const wrong of ["12,345,6", "0"]) {
      act(() => type(find(host, "input"), wrong));
      expect(buttonNamed(host, "Vérifier").disabled).toBe(true);
    }
    expect(asked).toEqual([]);
  });

  it("of a prospect: ask credit, why, and terms that nobody agreed are not called agreed", async () => {
    const prospect = aReply({
      verdict: "unknown",
      failed: [
        { code: "no_ledger", severity: "ask", params: {} },
        { code: "no_limit_set", severity: "ask", params: {} },
        { code: "not_rated", severity: "ask", params: {} },
      ],
      riskClass: "NR",
      marks: ["no_ledger"],
      ledgerDate: null,
      ledgerWorkingDays: null,
    });
    const { host } = shownWith(true, prospect);
    await untilShown(host, "Supposé, rien n’est convenu : 30 jours nets");
    await enter(host, "1 200");
    await untilShown(host, "Demander au crédit");
    expect(textOf(host)).toContain("Commande de 1 200 €, conditions supposées");
    for (const why of ["rien n’est connu de l’encours", "Aucune limite n’est fixée", "n’est pas noté"])
      expect(textOf(host)).toContain(why);
    expect(textOf(host)).not.toMatch(/convenues|Comme convenu/);
  });

  it("sends amount, deposit and terms, and asks for the ways", async () => {
    const { host, asked } = shown(aReply());
    await untilShown(host, "Vérifier une commande");
    act(() => {
      const select = find<HTMLSelectElement>(host, "select");
      select.value = "2";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await enter(host, "10 000", "2 500,50");
    await untilShown(host, "Dans la limite");
    expect(asked).toMatchObject([
      {
        ask: {
          method: "POST",
          path: "/v1/order-checks",
          body: {
            ...{ customerId: CUSTOMER, amountCents: 1_000_000, currency: "EUR", depositCents: 250_050 },
            ...{ terms: { kind: "net", days: 60 }, ways: true },
          },
        },
      },
    ]);
    expect(textOf(host)).toContain("Commande de 10 000 €, 60 jours nets, acompte de 2 500,50 €");
  });

  it("within the limit: the room left, read out, with the age of the books and no ways", async () => {
    const { host } = shown(aReply({ marks: ["without_open_orders"] }));
    await enter(host, "10 000");
    await untilShown(host, "reste 10 000 €");
    const said = textOf(find(host, "[role=status]"));
    expect(said).toContain("Dans la limite");
    expect(textOf(host)).toContain("Encours après : 30 000 € sur 40 000 €.");
    expect(textOf(host)).toContain("Comptabilité au 24 nov. 2026, 1 jour ouvré depuis.");
    expect(textOf(host)).not.toContain("Ce qui s’y oppose");
    expect(textOf(host)).not.toContain("Pour que ce soit oui");
  });

  it("ask: all that failed with figures, the ways in their order, and when there is room", async () => {
    const { host } = shown(overLimit);
    await enter(host, "10 000");
    await untilShown(host, "5 000 € de trop");
    const failed = [...host.querySelectorAll(".check-line")].map((line) => line.textContent);
    expect(failed).toHaveLength(2);
    expect(textOf(host)).toContain("Encours de 45 000 € avec cette commande pour une limite de 40 000 €");
    const ways = [...host.querySelectorAll("ol li")].map((line) => textOf(line as HTMLElement));
    expect(ways).toEqual(["Acompte de 5 000 €.", "Paiement de 10 000 € à la commande."]);
    expect(textOf(host)).toContain("5 000 € aujourd’hui.");
    expect(textOf(host)).toContain("≈ 13 200 € le 12 déc. 2026");
    expect(textOf(host)).toContain("La commande entière passe à partir du 12 déc. 2026");
  });

  it("blocked: no figure beside the words, each block named as one", async () => {
    const { host } = shown(
      aReply({
        verdict: "blocked",
        failed: [{ code: "in_default", severity: "block", params: {} }],
        ways: { datedRoom: null, fitsFrom: null, ways: [] },
      }),
    );
    await enter(host, "10 000");
    await untilShown(host, "Pas de crédit");
    expect(host.querySelector(".verdict .figure")).toBeNull();
    expect(textOf(find(host, ".check-block"))).toContain("Bloque :");
    expect(textOf(host)).toContain("Aucun moyen à portée aujourd’hui");
  });

  it("a failure keeps what was typed and the answer before, says so, and can be tried again", async () => {
    const answers = [
      { ok: true as const, value: aReply() },
      { ok: false as const, error: { code: "offline" as const, requestId: null } },
      { ok: true as const, value: overLimit },
    ];
    answering({ api: () => answers.shift() ?? { ok: true, value: null } });
    const host = show(
      <QueryClientProvider client={newQueryClient()}>
        <OrderCheckSection customerId={CUSTOMER} terms={{ kind: "net", days: 30, assumed: false }} />
      </QueryClientProvider>,
    );
    await enter(host, "10 000");
    await untilShown(host, "Dans la limite");
    await enter(host, "20 000");
    await untilShown(host, "Votre saisie est conservée");
    expect(find<HTMLInputElement>(host, "input").value).toBe("20 000");
    expect(textOf(host)).toContain("Dans la limite");
    act(() => buttonNamed(host, "Réessayer").click());
    await untilShown(host, "Demander au crédit");
    expect(textOf(host)).not.toContain("Votre saisie est conservée");
  });
});
