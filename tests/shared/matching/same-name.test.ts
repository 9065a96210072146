import { describe, expect, it } from "vitest";
import { lettersHashes } from "#shared/matching/canonical-name.ts";
import { normaliseName } from "#shared/matching/normalise-name.ts";
import { isSameName } from "#shared/matching/same-name.ts";

const key = (name: string): string => normaliseName(name).key;
const SAME: [string, string][] = [
  ["Menuiserie Kerbrat", "Kerbrat Menuiserie"],
  ["DUPONT Jean", "Jean Dupont"],
  ["Transports Le Goff", "Transport Le Goff"],
  ["L'Oréal", "LOREAL"],
  ["Le Fournil de Marie", "Fournil de Marie"],
  ["M. Jean Kerbrat", "Kerbrat Jean"],
  ["Sté Générale", "Société Générale"],
  ["Pharmacie du Centre", "Pharmacie Centre"],
  ["La Boulangerie de Paris", "Boulangerie Paris"],
  ["Exxon Mobil", "ExxonMobil"],
  ["Wal-Mart", "Walmart"],
  ["J.C. Decaux", "JCDecaux"],
  ["Les Ateliers du Port", "Atelier du Port"],
  ["Hénin et Fils", "Hénin Fils"],
  ["Groupe Kerbrat", "Kerbrat Group"],
  ["Kerbrat Intl", "Kerbrat International"],
  ["Saint-Hilaire Négoce", "St Hilaire Négoce"],
  ["Les Trois Clés", "Les 3 Clés"],
  ["B0ULANGERIE KERBRAT", "Boulangerie Kerbrat"],
  ["Kerbrat SARL Lorient", "Kerbrat Lorient"],
  ["Zeeman Fuses Corp.  BW010-013", "Zeeman Fuses Corp"],
  ["Rossi e Figli", "Rossi & Figli"],
  ["Marché Kerbrat Lyon 03", "Marché Kerbrat Lyon 3"],
];

describe("two names are the same", () => {
  it.each(SAME)("%s and %s", (one, other) => {
    expect(isSameName(key(one), key(other))).toBe(true);
    expect(isSameName(key(other), key(one))).toBe(true);
  });

  it.each(SAME)("and share a hash of letters: %s and %s", (one, other) => {
    const hashes = (name: string): number[] => {
      const found: number[] = [];
      lettersHashes(normaliseName(name), (hash) => found.push(hash));
      return found;
    };
    expect(hashes(one).some((hash) => hashes(other).includes(hash))).toBe(true);
  });
});

describe("two names are not the same", () => {
  it.each([
    ["Carrefour Market Lyon 3", "Carrefour Market Lyon 6"],
    ["Garage Martin", "Garage Martins"],
    ["Groupe Kerbrat", "Kerbrat"],
    ["Kerbrat Holding", "Kerbrat Holdings"],
    ["Kerbrat France", "Kerbrat"],
    ["Martin Bernard", "Bernard Martin"],
    ["Le Garage", "Garage"],
    ["Bâtiment II", "Bâtiment"],
    ["Dupont Immobilier", "Dupont Immobilière"],
    ["Zara M0123", "Zara M0456"],
    ["Chez Marcel", "Marcel"],
    ["Aube", "Abeu"],
    ["Générale", "Société Générale"],
    ["Le Goff Transports", "Goff Transports"],
    ["Garage La Fontaine", "Garage Fontaine"],
    ["Menuiserie Le Goff", "Menuiserie Goff"],
    ["Transports Van den Broeck", "Transports Broeck"],
  ])("%s and %s", (one, other) => {
    expect(isSameName(key(one), key(other))).toBe(false);
  });
});
