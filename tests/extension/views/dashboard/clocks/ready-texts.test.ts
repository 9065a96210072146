// @vitest-environment node
import { describe, expect, it } from "vitest";
import en from "#extension/locales/en.json";
import fr from "#extension/locales/fr.json";
import {
  type Filled,
  type Letter,
  letterText,
  SLOTS,
  slotsOf,
} from "#extension/views/dashboard/clocks/ready-texts/letter.ts";
import {
  type LetterFacts,
  overdueOf,
  procedureOf,
} from "#extension/views/dashboard/clocks/ready-texts/letter-facts.ts";
import { letterOf } from "#extension/views/dashboard/clocks/ready-texts/letter-of.ts";
import {
  LETTERS,
  type LetterKind,
  lettersFor,
} from "#extension/views/dashboard/clocks/ready-texts/letters-for.ts";
import { wordsOf } from "#extension/views/dashboard/decision/sheet-language.ts";
import { CLOCK_KINDS } from "#shared/clocks/clock.ts";
import type { Item } from "#shared/contract/customers.ts";
import { aDeadline, aSplit, aStatement } from "./a-deadline.ts";

const WORDS = { fr: wordsOf(fr, "fr"), en: wordsOf(en, "en") };

const overdue = (part: Partial<Item> = {}): Item => ({
  id: "i1",
  kind: "invoice",
  reference: "F-231",
  documentDate: "2026-09-03",
  dueDate: "2026-10-03",
  dueAssumed: false,
  amountCents: 820_000,
  openCents: 820_000,
  daysLate: 53,
  settledOn: null,
  disputed: false,
  label: "",
  ...part,
});

const facts = (part: Partial<LetterFacts> = {}): LetterFacts => ({
  words: WORDS.fr,
  currency: "EUR",
  today: "2026-11-25",
  sender: { name: "Comptoir des Matériaux", siren: "299900019" },
  debtor: { name: "Menuiserie Kerbrat SAS", siren: "299900100" },
  procedure: "liquidation",
  split: aSplit(),
  deadline: aDeadline(1),
  retentionOfTitle: null,
  overdue: [overdue()],
  ledger: { date: "2026-11-24", openCents: 2_480_000, overdueCents: 820_000 },
  ...part,
});

const ALL = new Set(["F-231", "F-260"]);
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");
const textOf = (letter: Letter, filled: Filled = {}, words = WORDS.fr): string =>
  plain(letterText(letter, filled, (slot) => words.word(`readyTexts.slots.${slot}`)));
const written = (kind: LetterKind, part: Partial<LetterFacts> = {}, filled: Filled = {}): string => {
  const given = facts(part);
  return textOf(letterOf(kind, given, ALL), filled, given.words);
};

describe("every ready text", () => {
  const cases = LETTERS.flatMap((kind) =>
    (["fr", "en"] as const).map((language) => [kind, language] as const),
  );

  it.each(cases)(
    "%s in %s names who writes, the customer and its signatory, and misses no word",
    (kind, language) => {
      const text = written(kind, { words: WORDS[language] });
      expect(text).toContain("Comptoir des Matériaux");
      expect(text).toContain("Menuiserie Kerbrat SAS");
      expect(text).toContain(`[${WORDS[language].word("readyTexts.slots.signatory")}]`);
      expect(text).not.toMatch(/\$\d|undefined|⟦|\{\w+\}|readyTexts/);
      // A word that a language lacks would stand as the last part of its key.
      expect(text).not.toMatch(/(^|\n)[a-z]+([A-Z][a-z]+)*(\n|$)/);
    },
  );

  it.each(cases)("%s in %s has all its slots filled by what somebody types", (kind, language) => {
    const letter = letterOf(kind, facts({ words: WORDS[language] }), ALL);
    const filled = Object.fromEntries(SLOTS.map((slot) => [slot, `«${slot}»`]));
    const text = textOf(letter, filled, WORDS[language]);
    expect(text).not.toContain("[");
    expect(slotsOf(letter).filter((slot) => !text.includes(`«${slot}»`))).toEqual([]);
  });

  it("is offered for the deadlines that ask for one", () => {
    expect(Object.fromEntries(CLOCK_KINDS.map((kind) => [kind, lettersFor(kind)]))).toEqual({
      claim_prepare: ["claim", "delivery"],
      claim_declaration: ["claim", "delivery"],
      retention_of_title: ["title"],
      relief_from_foreclosure: ["relief", "claim"],
      insurer_report_adverse: ["adverse"],
      insurer_report_overdue: ["overdue"],
      insurer_maximum_extension: ["overdue"],
      insurer_stop_of_cover: [],
    });
  });
});

describe("the declaration of claim", () => {
  it("goes to the liquidator in a liquidation and to the representative otherwise, with the articles of each", () => {
    const liquidation = written("claim");
    expect(liquidation).toMatch(/^Comptoir.*\n.*\n.*\n\nLiquidateur judiciaire\n/);
    expect(liquidation).toContain("L641-3 et R641-25");
    const other = written("claim", { procedure: "reorganisation" });
    expect(other).toContain("\n\nMandataire judiciaire\n");
    expect(other).toContain("L631-14");
    expect(other).not.toContain("L641-3");
    expect(written("claim", { procedure: "safeguard" })).not.toMatch(/L641-3|L631-14/);
  });

  it("states what was due and what was to fall due, document by document, with its totals", () => {
    const text = written("claim");
    expect(text).toContain("F-231\t3 septembre 2026\t3 octobre 2026\t8 200,00 €\t\n");
    expect(text).toContain("F-260\t2 novembre 2026\t2 décembre 2026\t\t4 200,00 €\n");
    expect(text).toContain("Total\t\t\t8 200,00 €\t4 200,00 €");
    expect(text).toContain(
      "Principal : 12 400,00 €, dont 8 200,00 € échus au jour du jugement et 4 200,00 € à échoir",
    );
    expect(text).toContain("– Document F-231 du 3 septembre 2026");
  });

  it("declares what was owed at the judgment, interest and indemnities once the server tells them", () => {
    const text = written("claim", { split: aSplit({ statement: aStatement() }) });
    expect(text).toContain("F-231\t3 septembre 2026\t3 octobre 2026\t10 000,00 €");
    expect(text).toContain("(C. com. L441-10) : 150,00 €.");
    expect(text).toContain("(C. com. L441-10, D441-5) : 40,00 €.");
    expect(text).toContain("Total : 14 390,00 €.");
    expect(text).not.toContain("montant et calcul");
  });

  it("leaves interest that nobody computed to the person who sends it", () => {
    const statement = {
      ...aStatement(),
      interestCents: 0,
      interestMissing: ["F-231"],
      totalCents: 1_424_000,
    };
    const text = written("claim", { split: aSplit({ statement }) });
    expect(text).toContain(
      "Intérêts de retard des documents F-231, en plus : [intérêts : montant et calcul, ou néant].",
    );
    expect(text).not.toContain("échus avant le jugement (C. com. L441-10) : 0");
  });

  it("marks what the data do not know instead of saying it", () => {
    const text = written("claim", {
      procedure: null,
      debtor: { name: "Menuiserie Kerbrat SAS", siren: null },
      split: aSplit({ publishedOn: null, court: null }),
    });
    expect(text).toContain("Procédure : [nature de la procédure]");
    expect(text).toContain("SIREN [SIREN du client]");
    expect(text).toContain("tribunal : [tribunal]");
    expect(text).toContain("Publication au BODACC : [date de publication au BODACC]");
    expect(text).toContain("Nature de la créance : [nature : chirographaire, ou privilège");
  });

  it("speaks of retention of title only where the terms are known to have it", () => {
    expect(written("claim", { retentionOfTitle: null })).not.toContain("réservent la propriété");
    expect(written("claim", { retentionOfTitle: false })).not.toContain("réservent la propriété");
    expect(written("claim", { retentionOfTitle: true })).toContain("réservent la propriété");
  });

  it("is written in the language that is chosen, figures included", () => {
    const text = written("claim", { words: WORDS.en });
    expect(text).toContain("Principal: €12,400.00, of which €8,200.00 due on the day of the judgment");
    expect(text).toContain("18 November 2026");
  });
});

describe("reclaiming goods", () => {
  it("names the documents chosen alone, and copies the representative except in a liquidation", () => {
    const given = facts({ procedure: "safeguard" });
    const text = textOf(letterOf("title", given, new Set(["F-231"])));
    expect(text).toContain("F-231");
    expect(text).not.toContain("F-260");
    expect(text).toContain("impayé pour 8 200,00 €");
    expect(text).toContain("Administrateur judiciaire, à défaut le débiteur");
    expect(text).toContain("Copie au mandataire judiciaire");
    const liquidation = written("title");
    expect(liquidation).toContain("\n\nLiquidateur judiciaire\n");
    expect(liquidation).not.toContain("Copie au mandataire");
  });
});

describe("texts to the insurer", () => {
  it("tell the judgment that is known, and say of what nobody confirmed that it is so", () => {
    const deadline = aDeadline(1, {
      kind: "insurer_report_adverse",
      startOn: "2026-11-20",
      insurer: "Coface",
    });
    const text = written("adverse", { deadline: { ...deadline, provisional: true } });
    expect(text).toContain("\n\nCoface\n");
    expect(text).toContain("appris le 20 novembre 2026");
    expect(text).toContain(
      "liquidation judiciaire, jugement du 18 novembre 2026, publié au BODACC le 24 novembre 2026",
    );
    expect(text).toContain("pas encore pu vérifier");
    const firm = written("adverse", { deadline, split: null, procedure: null, ledger: null });
    expect(firm).not.toMatch(/jugement|vérifier|grand livre/);
    expect(firm).toContain("– [ce qui a été appris");
  });

  it("list what is overdue with its remarks and its sum", () => {
    const items = [
      overdue(),
      overdue({
        id: "i2",
        reference: "F-240",
        dueDate: "2026-09-20",
        openCents: 10_050,
        disputed: true,
        dueAssumed: true,
      }),
      overdue({ id: "i3", reference: "F-299", daysLate: null }),
      overdue({ id: "i4", reference: "AV-1", openCents: -5_000 }),
    ];
    const text = written("overdue", { overdue: overdueOf(items), deadline: null });
    expect(text).toContain(
      "F-240\t3 septembre 2026\t20 septembre 2026\tcontesté, échéance supposée\t100,50 €\nF-231",
    );
    expect(text).toContain("Total\t\t\t\t8 300,50 €");
    expect(text).not.toMatch(/F-299|AV-1/);
    expect(text).toContain("[assureur]");
  });
});

describe("the proceedings", () => {
  const event = (kind: "liquidation" | "reorganisation" | "struck_off", revokedAt: string | null = null) => ({
    kind,
    day: "2026-11-18",
    revokedAt,
  });

  it("are those of an event of the judgment's day that stands", () => {
    expect(procedureOf([event("struck_off"), event("reorganisation")], "2026-11-18")).toBe("reorganisation");
    expect(procedureOf([event("liquidation", "2026-11-20T10:00:00Z")], "2026-11-18")).toBeNull();
    expect(procedureOf([event("liquidation")], "2026-11-19")).toBeNull();
  });
});
