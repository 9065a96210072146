import { beforeEach, describe, expect, it, vi } from "vitest";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";
import type { LedgerSplit } from "#shared/contract/clocks.ts";
import type { Role } from "#shared/contract/common.ts";
import type { CreditEvent } from "#shared/contract/customers.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { answering, buttonNamed, find, show, textOf, type, untilShown } from "../../shown.tsx";
import { aDetail, apiOf, CUSTOMER_ID, signedInAs } from "../a-signed-in-page.ts";
import { aDeadline, aSplit, aStatement, deadlineId } from "./a-deadline.ts";

const judged: CreditEvent = {
  id: deadlineId(700),
  kind: "liquidation",
  day: "2026-11-18",
  note: "",
  author: "Veille",
  revokedAt: null,
};

beforeEach(() => {
  freshBrowser();
});

const open = (letter: string, split: LedgerSplit | null = aSplit(), role: Role = "analyst") => {
  location.hash = `#/letters/${CUSTOMER_ID}/${letter}`;
  const customer = `GET /v1/customers/${CUSTOMER_ID}`;
  answering({
    connection: signedInAs(role),
    api: apiOf({
      [`${customer}/ledger-split`]: split ?? { refused: "not_found" },
      [`${customer}/items`]: {
        items: [
          {
            ...{
              id: "i1",
              kind: "invoice",
              reference: "F-231",
              documentDate: "2026-09-03",
              dueDate: "2026-10-03",
            },
            ...{ dueAssumed: false, amountCents: 820_000, openCents: 820_000, daysLate: 53, settledOn: null },
            ...{ disputed: false, label: "" },
          },
        ],
        next: null,
      },
      [customer]: aDetail({ events: [judged] }),
      "GET /v1/clock-settings": { outsideMainland: false, retentionOfTitle: true },
      "GET /v1/clocks?customer": { deadlines: [aDeadline(1)], next: null, pressing: 0 },
    }),
  });
  return show(<Dashboard />);
};

const sheet = (host: HTMLElement) => textOf(find<HTMLElement>(host, ".letter"));

describe("a ready text", () => {
  it("stands on paper with its statement, and what nobody knows is marked", async () => {
    const host = open(`claim/${deadlineId(1)}`);
    await untilShown(host, "État de ce qui est dû");
    expect(sheet(host)).toContain("déclaration de créance, liquidation judiciaire de Menuiserie Kerbrat SAS");
    expect(
      [...host.querySelectorAll(".letter-table tbody tr")].map((row) => textOf(row as HTMLElement)),
    ).toEqual([
      "F-2313 septembre 20263 octobre 20268 200,00 €",
      "F-2602 novembre 20262 décembre 20264 200,00 €",
    ]);
    const marks = [...host.querySelectorAll(".letter-slot")].map((mark) => textOf(mark as HTMLElement));
    expect(marks).toContain("[adresse du destinataire]");
    expect(marks).not.toContain("[date]");
    expect(sheet(host)).toContain("réservent la propriété");
    expect(textOf(host)).toContain("Avant d’envoyer");
    expect(textOf(host)).toContain("un courriel n’a pas suffi");
    expect(textOf(host)).not.toContain("saisissez le juge-commissaire");
  });

  it("takes what somebody fills in, and copies the whole", async () => {
    const copied: string[] = [];
    vi.stubGlobal("navigator", {
      ...navigator,
      clipboard: { writeText: async (text: string) => void copied.push(text) },
    });
    const host = open("claim");
    await untilShown(host, "État de ce qui est dû");
    type(find<HTMLTextAreaElement>(host, "textarea[name=recipientAddress]"), "2 rue du Port\n29000 Quimper");
    await vi.waitFor(() => expect(sheet(host)).toContain("29000 Quimper"));
    expect(sheet(host)).not.toContain("[adresse du destinataire]");
    buttonNamed(host, "Copier le texte").click();
    await untilShown(host, "Copié.");
    expect(copied[0]).toContain("2 rue du Port\n29000 Quimper");
    expect(copied[0]).toContain("[nom et qualité du signataire]");
    vi.unstubAllGlobals();
  });

  it("is in the language that is chosen, and warns that the proceedings are not", async () => {
    const host = open("claim");
    await untilShown(host, "État de ce qui est dû");
    find<HTMLInputElement>(host, "input[type=radio][value=en]").click();
    await untilShown(host, "Statement of what is owed");
    expect(find(host, ".letter").getAttribute("lang")).toBe("en");
    expect(sheet(host)).toContain("€8,200.00");
    expect(textOf(host)).toContain("envoyez le texte français");
  });

  it("warns of payments that the law forbids and of due dates nobody confirmed, on the screen alone", async () => {
    const forbidden = [
      {
        reference: "VIR 12",
        date: "2026-11-22",
        amountCents: 180_000,
        settles: "F-231",
        verdict: "forbidden" as const,
      },
      {
        reference: "VIR 13",
        date: "2026-11-23",
        amountCents: 7_000,
        settles: null,
        verdict: "to_check" as const,
      },
    ];
    const host = open("claim", aSplit({ forbidden, statement: aStatement() }));
    await untilShown(host, "1 800 € reçus depuis le jugement règlent des dettes d’avant");
    expect(textOf(host)).toContain("Échéances supposées, à vérifier avant de déclarer : F-231");
    expect(sheet(host)).not.toMatch(/1 800|supposées/);
  });

  it("leaves out goods that somebody unticks", async () => {
    const host = open("title");
    await untilShown(host, "Documents dont vous revendiquez les marchandises");
    const [, second] = host.querySelectorAll<HTMLInputElement>(".letter-goods input");
    second?.click();
    await vi.waitFor(() => expect(sheet(host)).not.toContain("F-260"));
    expect(sheet(host)).toContain("impayé pour 8 200,00 €");
  });

  it("lists to the insurer what is overdue", async () => {
    const host = open("overdue");
    await untilShown(host, "Documents échus et non réglés");
    expect(sheet(host)).toContain("F-2313 septembre 20263 octobre 20268 200,00 €");
    expect(sheet(host)).toContain(
      "Selon notre grand livre du 24 novembre 2026 : 24 800,00 € ouverts, dont 8 200,00 € échus.",
    );
  });

  it("says nothing of a judgment that nobody knows", async () => {
    const host = open("claim", null);
    await untilShown(host, "Aucun jugement d’ouverture connu pour ce client");
    expect(host.querySelector(".letter")).toBeNull();
  });

  it("is not there for a kind that does not exist, nor for a rep", async () => {
    await untilShown(open("poem"), "Cette page n’existe pas");
    const rep = open("claim", aSplit(), "rep");
    await untilShown(rep, "Cette page n’existe pas");
    expect(rep.querySelector(".letter")).toBeNull();
  });
});
