import { beforeEach, describe, expect, it } from "vitest";
import { badgeOfRow, badgeView } from "#extension/background/badge-view.ts";
import { cardView } from "#extension/background/card-view.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { freshBrowser, speak } from "../a-browser.ts";
import { aRow, idOf, someFigures } from "./a-row.ts";

beforeEach(() => {
  freshBrowser();
});

const kerbrat = aRow(1, "Menuiserie Kerbrat SAS");
const withFigures = (more: Partial<typeof someFigures>): BadgeRow => ({
  ...kerbrat,
  figures: { ...someFigures, ...more },
});
const matched = (row: BadgeRow) => ({
  match: { kind: "matched" as const, customerId: row.id, evidence: ["name" as const] },
  rows: [row],
});

describe("the badge of a customer", () => {
  it("tells class, room and overdue in short money", () => {
    expect(badgeOfRow(kerbrat, "EUR")).toEqual({
      kind: "matched",
      tile: "C",
      tone: "c",
      room: "9,6\u00a0k€",
      overdue: "8,2\u00a0k€",
      label: expect.stringMatching(
        /^Classe C, à surveiller\. Disponible sous la limite\u202f: 9.600.€\. Échu\u202f: 8.200.€\.$/,
      ),
    });
  });

  it("shows a limit exceeded with a true minus", () => {
    const badge = badgeOfRow(withFigures({ headroomCents: -410_000 }), "EUR");
    expect(badge.room).toBe("\u22124,1\u00a0k€");
    expect(badge.label).toContain("Limite dépassée");
  });

  it("marks overdue that rests on assumed terms", () => {
    const badge = badgeOfRow(withFigures({ overdueAssumed: true }), "EUR");
    expect(badge.overdue).toBe("≈8,2\u00a0k€");
    expect(badge.label).toContain("environ");
  });

  it("keeps no limit, no ceiling and no room apart", () => {
    const none = { kind: "none", amountCents: null, until: null, expired: false } as const;
    const unlimited = { kind: "unlimited", amountCents: null, until: null, expired: false } as const;
    const rooms = [
      badgeOfRow(withFigures({ limit: none, headroomCents: null }), "EUR").room,
      badgeOfRow(withFigures({ limit: unlimited, headroomCents: null }), "EUR").room,
      badgeOfRow(withFigures({ headroomCents: 0 }), "EUR").room,
    ];
    expect(rooms).toEqual(["à fixer", "illimité", "0"]);
  });

  it("opens no room in class E, whatever limit is left from better days", () => {
    const failing: BadgeRow = { ...withFigures({ headroomCents: 2_700_000 }), riskClass: "E" };
    const badge = badgeOfRow(failing, "EUR");
    expect(badge.room).toBe("0");
    expect(badge.label).toContain("Pas de crédit\u202f: paiement avant livraison.");
    const card = cardView(matched(failing), failing.name, "EUR");
    expect(card.amounts).toContainEqual({ label: "Disponible", value: "pas de crédit", tone: "bad" });
  });

  it("shows the letter and no money to a member who may see the class alone", () => {
    expect(badgeOfRow({ ...kerbrat, figures: null }, "EUR")).toEqual({
      kind: "matched",
      tile: "C",
      tone: "c",
      room: "",
      overdue: "",
      label: "Classe C, à surveiller.",
    });
  });

  it("says that a customer is not rated, without a green or a figure", () => {
    const badge = badgeOfRow({ ...withFigures({ overdueCents: 0 }), riskClass: "NR" }, "EUR");
    expect(badge).toMatchObject({ tile: "–", tone: "none", room: "NR", overdue: "" });
  });

  it("says in its label that the ledger is old", () => {
    expect(badgeOfRow({ ...kerbrat, marks: ["stale_ledger"] }, "EUR").label).toContain("Grand livre ancien");
  });

  it("speaks English to the others", () => {
    speak("en");
    expect(badgeOfRow(kerbrat, "EUR")).toMatchObject({ room: "€9.6k", overdue: "€8.2k" });
  });
});

describe("the badge of no customer", () => {
  it("asks which of several", () => {
    const rows = [kerbrat, aRow(2, "Menuiserie Kerbrat")];
    const match = { kind: "unsure" as const, candidates: rows.map(({ id }) => id), evidence: [] };
    expect(badgeView({ match, rows }, "EUR")).toMatchObject({
      tile: "?",
      tone: "none",
      room: "2 clients\u202f?",
      overdue: "",
    });
    expect(badgeView({ match, rows: [kerbrat] }, "EUR").room).toBe("à confirmer");
  });

  it("shows nobody's figures in a conflict", () => {
    const match = { kind: "conflict" as const, candidates: [idOf(1)], evidence: [] };
    const badge = badgeView({ match, rows: [kerbrat] }, "EUR");
    expect(badge).toMatchObject({ kind: "conflict", tile: "?", tone: "none", overdue: "" });
    expect(JSON.stringify(badge)).not.toMatch(/\d/);
  });

  it("is blank for an unknown name", () => {
    expect(badgeView({ match: { kind: "unknown" }, rows: [] }, "EUR")).toMatchObject({
      kind: "unknown",
      tile: "",
      room: "",
      overdue: "",
    });
  });
});

describe("the card", () => {
  it("tells three reasons with their points, the largest first, and not where scores start", () => {
    const { reasons } = cardView(matched(kerbrat), "Kerbrat", "EUR");
    expect(reasons.map(({ points, tone }) => [points, tone])).toEqual([
      ["\u221211", "bad"],
      ["\u22126", "bad"],
      ["+4", "good"],
    ]);
    expect(reasons[0]?.text).toMatch(/^Facture F-231 échue depuis 34.jours \(8.200.€ échus en tout\)\.$/);
  });

  it("says which payment is announced, and that reminders wait for it", () => {
    const promised = { on: "2026-03-06", missingCents: 1_000_000 };
    const said = cardView(matched(withFigures({ promised })), "Kerbrat", "EUR").notes.join(" ");
    expect(said).toMatch(/10.000.€ annoncés pour le 6 mars 2026.; les relances attendent/);
    expect(cardView(matched(kerbrat), "Kerbrat", "EUR").notes.join(" ")).not.toContain("annoncés");
  });

  it("draws a bar whose parts are those of its amounts", () => {
    expect(cardView(matched(kerbrat), "Kerbrat", "EUR").bar).toEqual({
      overdue: 205,
      exposure: 620,
      reserved: 140,
    });
  });

  it.each([
    [
      "of the oldest item, also where it is too small to count in rules",
      { oldestOverdueDays: 0, oldestItemDays: 12 },
      12,
    ],
    ["that counts in rules, where the server tells no other", { oldestOverdueDays: 34 }, 34],
  ])("tells the age of the overdue amount: that %s", (_, ages, days) => {
    const [first] = cardView(matched(withFigures(ages)), "Kerbrat", "EUR").notes;
    expect(first).toMatch(new RegExp(`^Plus ancien retard.*${days} jours`));
  });

  it("draws no bar where there is no limit", () => {
    const row = withFigures({
      limit: { kind: "none", amountCents: null, until: null, expired: false },
      headroomCents: null,
    });
    const card = cardView(matched(row), "Kerbrat", "EUR");
    expect(card.bar).toBeNull();
    expect(card.amounts).toContainEqual({ label: "Limite", value: "non fixée", tone: "neutral" });
    expect(card.amounts.map(({ label }) => label)).toContain("Limite conseillée");
  });

  it("is honest about its marks and the day of the ledger", () => {
    const card = cardView(matched(kerbrat), "Kerbrat", "EUR");
    expect(card.notes).toContain("Noté sur le seul grand livre.");
    expect(card.source).toBe("grand livre du 20 nov. 2026");
  });

  it("has class and marks but no figure for a member who may see the class alone", () => {
    const card = cardView(matched({ ...kerbrat, figures: null }), "Kerbrat", "EUR");
    expect(card).toMatchObject({ axes: [], reasons: [], bar: null, amounts: [] });
    expect(card.notes[0]).toBe("Votre organisation vous montre la classe seule.");
  });

  it("shows nobody's figures when the match is open, under the name that the page shows", () => {
    const match = { kind: "conflict" as const, candidates: [kerbrat.id], evidence: [] };
    const card = cardView({ match, rows: [kerbrat] }, "Garage Le Goff", "EUR");
    expect(card).toMatchObject({
      name: "Garage Le Goff",
      axes: [],
      reasons: [],
      bar: null,
      amounts: [],
      source: "",
    });
    expect(JSON.stringify(card)).not.toContain("Kerbrat");
  });
});
