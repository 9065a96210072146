import { describe, expect, it } from "vitest";
import { readTermsText } from "#shared/amounts/read-terms.ts";

describe("payment terms as a document writes them", () => {
  it.each([
    ["30 jours", "net", 30],
    ["30 jours net", "net", 30],
    ["30 jours nets", "net", 30],
    ["à 45 jours date de facture", "net", 45],
    ["60 jours à réception de facture", "net", 60],
    ["30j", "net", 30],
    ["30D", "net", 30],
    ["30 jours fin de mois", "eom_a", 30],
    ["45 j. FDM", "eom_a", 45],
    ["30DENDMONTH", "eom_a", 30],
    ["fin de mois 30 jours", "eom_b", 30],
    ["Fin de mois", "eom_a", 0],
    ["À réception", "net", 0],
    ["À réception de facture", "net", 0],
    ["Comptant", "net", 0],
    ["À la livraison", "net", 0],
    ["À la commande", "prepaid", 0],
    ["Paiement d’avance", "prepaid", 0],
    ["Prépaiement", "prepaid", 0],
    ["Net 30", "net", 30],
    ["Nett 30", "net", 30],
    ["NET30", "net", 30],
    ["n/30", "net", 30],
    ["30 Days", "net", 30],
    ["Net 30 EOM", "eom_b", 30],
    ["30 days end of month", "eom_b", 30],
    ["EOM + 30", "eom_b", 30],
    ["Immediate Payment", "net", 0],
    ["Due on receipt", "net", 0],
    ["COD", "net", 0],
    ["Prepayment", "prepaid", 0],
    ["Payment in advance", "prepaid", 0],
    ["2/10 net 30", "net", 30],
    ["30 Tage netto", "net", 30],
    ["Netto 30 Tage", "net", 30],
    ["Zahlbar innerhalb von 14 Tagen", "net", 14],
    ["2 % Skonto bei 14 Tagen, 30 Tage netto", "net", 30],
    ["30 Tage Monatsende", "eom_a", 30],
    ["Sofort fällig", "net", 0],
    ["Vorkasse", "prepaid", 0],
    ["30", "net", 30],
  ])("%s: %s, %i days", (text, kind, days) => {
    expect(readTermsText(text)).toEqual({ kind, days });
  });

  it.each([
    "",
    "Virement",
    "selon contrat",
    "45 jours fin de mois le 15",
    "30% Now, Balance 60 Days",
    "Acompte 30 %, solde à 30 jours",
    "90 days, on the 10th",
    "End of Following Month",
    "2 Months",
    "50/50",
    "30 ou 60 jours",
    "30 jours avant livraison",
    "2 % escompte",
    "400 jours",
    "30/11/2026",
  ])("%s is nothing we know", (text) => {
    expect(readTermsText(text)).toBeNull();
  });
});
