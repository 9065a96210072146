import { beforeEach, describe, expect, it } from "vitest";
import { badgeOfRow, badgeView } from "#extension/background/badge-view.ts";
import { cardView } from "#extension/background/card-view.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { freshBrowser, speak } from "../a-browser.ts";
import { aRow } from "./a-row.ts";
import { aLiquidation, aProspect, someOutside } from "./an-outside.ts";

beforeEach(() => {
  freshBrowser();
});

const matched = (row: BadgeRow) => ({
  match: { kind: "matched" as const, customerId: row.id, evidence: ["siren" as const] },
  rows: [row],
});
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");
const nobody = { match: { kind: "unknown" as const }, rows: [] };

describe("the badge of a prospect", () => {
  it("has no letter, and where a customer's room stands what may be offered to begin with", () => {
    const badge = badgeOfRow(aProspect(), "EUR");
    expect(badge).toMatchObject({ tile: "–", tone: "none", room: "ouv 1,5\u00a0k€", overdue: "" });
    expect(plain(badge.label)).toBe(
      "Prospect, aucun grand livre. Offre d’ouverture : 1 500 €, payables à 30 jours.",
    );
  });

  it("says to ask where nothing may be offered without", () => {
    const { offer } = someOutside;
    const badge = badgeOfRow(aProspect({ offer: offer && { ...offer, amountCents: null } }), "EUR");
    expect(badge.room).toBe("demander");
    expect(badge.label).toContain("Rien à proposer sans demander au crédit.");
  });

  it("has none from accounts and structure either, however good they look", () => {
    expect(badgeOfRow(aProspect({}, { riskClass: "B" }), "EUR")).toMatchObject({ tile: "–", tone: "none" });
    expect(badgeOfRow(aProspect({}, { riskClass: "B" }), "EUR").label).not.toContain("Classe");
  });

  it("has the letter of a procedure that stands", () => {
    const events = [{ ...aLiquidation, kind: "safeguard" as const }];
    expect(badgeOfRow(aProspect({ events }, { riskClass: "D" }), "EUR")).toMatchObject({
      tile: "D",
      tone: "d",
    });
  });

  it("is an E without credit once a procedure stands", () => {
    const failing = aProspect({ events: [aLiquidation] }, { riskClass: "E" });
    const badge = badgeOfRow(failing, "EUR");
    expect(badge).toMatchObject({ tile: "E", tone: "e", room: "0", overdue: "" });
    expect(plain(badge.label)).toContain("Pas de crédit : paiement avant livraison.");
    expect(badge.label).not.toContain("Offre d’ouverture");
  });

  it("tells no money to a member who may see the class alone", () => {
    const { offer, ...without } = someOutside;
    const row: BadgeRow = { ...aProspect(), outside: without, figures: null };
    expect(offer).toBeDefined();
    expect(badgeOfRow(row, "EUR")).toMatchObject({ tile: "–", room: "", overdue: "" });
    expect(JSON.stringify(cardView(matched(row), "Corre", "EUR"))).not.toMatch(/€|Ouvrir avec/);
  });

  it("says it in English to the others", () => {
    speak("en");
    expect(badgeOfRow(aProspect(), "EUR").room).toBe("start €1.5k");
  });
});

describe("the card of a prospect", () => {
  it("tells facts, the opening offer, and what is missing for more, in sentences", () => {
    const card = cardView(matched(aProspect()), "Corre", "EUR");
    expect(card.reasons.map(({ text }) => plain(text))).toEqual([
      "Active depuis 2011, 20 salariés ou plus, aucune procédure publiée, fonds propres 31 %.",
      "Ouvrir avec 1 500 €, payables à 30 jours ; au-delà, demander au crédit.",
      "Pour demander plus, il manque un avis extérieur.",
    ]);
    expect(card).toMatchObject({ subtitle: "prospect · Quimper", axes: [], bar: null });
    expect(card.amounts).toEqual([{ label: "SIREN", value: "299900100", tone: "neutral" }]);
    expect(card.source).toBe("registre du 12 nov. 2026");
  });

  it("says nothing of procedures where nobody has read the gazette", () => {
    const [facts] = cardView(matched(aProspect({ gazetteOn: null })), "Corre", "EUR").reasons;
    expect(plain(facts?.text ?? "")).toBe("Active depuis 2011, 20 salariés ou plus, fonds propres 31 %.");
  });

  it("claims no clean record of a firm under a procedure, and offers nothing", () => {
    const card = cardView(matched(aProspect({ events: [aLiquidation] }, { riskClass: "E" })), "Corre", "EUR");
    const said = card.reasons.map(({ text }) => plain(text)).join(" ");
    expect(said).toContain("procédure ou évènement grave");
    expect(said).not.toMatch(/aucune procédure|Ouvrir avec/);
    expect(card.notes[0]).toBe("Liquidation judiciaire publiée le 24 nov. 2026 · annonce dans le volet");
  });

  it("names what is still to be collected, and nothing of a list that it does not know", () => {
    const { notes } = cardView(matched(aProspect({ gaps: ["vat", "insurer", "horoscope"] })), "Corre", "EUR");
    expect(plain(notes.join(" "))).toContain(
      "À réunir avant d’ouvrir le compte : le n° de TVA et l’accord de l’assureur.",
    );
  });
});

describe("the card of a customer", () => {
  const kerbrat = (outside: Partial<typeof someOutside>): BadgeRow => {
    const { offer, ...known } = someOutside;
    return { ...aRow(1, "Menuiserie Kerbrat SAS"), outside: { ...known, ...outside } };
  };
  const notesOf = (row: BadgeRow) => cardView(matched(row), "Kerbrat", "EUR").notes.map(plain);

  it("begins with what was published, then what is due, and ends with the day of the register", () => {
    const notes = notesOf(
      kerbrat({
        events: [aLiquidation],
        lastCoveredOn: "2026-12-03",
        clock: { kind: "claim_declaration", on: "2027-01-24" },
      }),
    );
    expect(notes.slice(0, 3)).toEqual([
      "Liquidation judiciaire publiée le 24 nov. 2026 · annonce dans le volet",
      "Déclaration de créance : au plus tard le 24 janv. 2027.",
      "Dernière livraison couverte par l’assureur : 3 déc. 2026.",
    ]);
    expect(notes.at(-1)).toBe("Registre du 12 nov. 2026.");
  });

  it("points to no notice that is not read by https, and gives an unpublished event its own day", () => {
    const notes = notesOf(
      kerbrat({
        events: [
          { kind: "ceased", on: "2026-10-31", publishedOn: null, document: "javascript:alert(1)" },
          { ...aLiquidation, document: "http://bodacc.example/1" },
        ],
      }),
    );
    expect(notes.slice(0, 2)).toEqual([
      "Cessation d’activité, le 31 oct. 2026",
      "Liquidation judiciaire publiée le 24 nov. 2026",
    ]);
  });

  it("says that a deadline waits for the publication", () => {
    const [note] = notesOf(kerbrat({ clock: { kind: "claim_prepare", on: null } }));
    expect(note).toBe("Déclaration de créance à préparer : le délai attend la publication.");
  });

  it.each([
    ["2026-11-24", "2026-11-27", "grand livre du 20 nov. 2026"],
    ["2026-11-23", "2026-11-27", "grand livre du 20 nov. 2026 · BODACC lu au 23 nov. 2026"],
  ])("read up to %s in the gazette says of it on %s: %s", (gazetteReadUpTo, today, source) => {
    const row = kerbrat({});
    const card = cardView(matched(row), "Kerbrat", "EUR", { day: { today, gazetteReadUpTo } });
    expect(card.source).toBe(source);
  });

  it("says nothing of the gazette where nobody reads it", () => {
    const day = { today: "2026-11-27", gazetteReadUpTo: null };
    expect(cardView(matched(kerbrat({})), "Kerbrat", "EUR", { day }).source).toBe(
      "grand livre du 20 nov. 2026",
    );
  });
});

describe("an unknown name", () => {
  it("may be identified where the organization asks the register: said on the badge, done elsewhere", () => {
    const badge = badgeView(nobody, "EUR", true);
    expect(badge).toMatchObject({ kind: "unknown", tile: "", tone: "none", room: "Identifier", overdue: "" });
    const card = cardView(nobody, "Corre", "EUR", { identifies: true });
    expect(plain(card.notes.join(" "))).toContain("rien ne part avant que vous l’ayez demandé");
  });

  it("keeps its quiet mark where it does not", () => {
    expect(badgeView(nobody, "EUR", false)).toMatchObject({
      room: "",
      label: "Aucun client connu sous ce nom.",
    });
    expect(cardView(nobody, "Corre", "EUR").notes).toEqual(["Aucun client connu sous ce nom."]);
  });

  it("is no invitation where several customers may be meant, or two contradict each other", () => {
    const rows = [aRow(1, "Corre"), aRow(2, "Corre")];
    const candidates = rows.map(({ id }) => id);
    for (const kind of ["unsure", "conflict"] as const)
      expect(badgeView({ match: { kind, candidates, evidence: [] }, rows }, "EUR", true).room).not.toBe(
        "Identifier",
      );
  });
});
