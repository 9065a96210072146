import type { CsvField, CsvKind } from "./csv-fields.ts";

/** Header text folded for comparing: no accents, lower case, single blanks; "N° client" becomes "no client". */
export const foldHeader = (text: string): string =>
  text
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("°", "o ")
    .replaceAll("º", "o ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9%]+/g, " ")
    .trim();

type Words = readonly (readonly [pattern: RegExp, weight: number])[];

const customer = "(?:client|customer|compte|account|tiers|debiteur|debtor|buyer|acheteur|partner|partenaire)";
const number = "(?:no|n|num|numero|number|code|ref|reference|id|identifiant|key|cle)";

/**
 * Header words of French and English exports, the most telling first; the weight orders them when two columns want the
 * same field. All patterns see folded text.
 */
export const HEADER_WORDS: Record<CsvField, Words> = {
  siret: [[/\bsiret\b/, 10]],
  siren: [
    [/\bsiren\b/, 10],
    [/\b(company|registration) (number|no)\b/, 5],
  ],
  vat: [
    [/\b(vat|tva)\b.*\b(id|no|number|num|numero|intra\w*|code)\b/, 10],
    [/\b(no|numero|num) (de )?(tva|vat)\b/, 10],
    [/^(vat|tva|tva intra\w*|vat id)$/, 8],
  ],
  payerKey: [[/\b(payeur|payer|bill to|facture a|client (facture|payeur))\b/, 9]],
  groupName: [[/\b(groupe|group|maison mere|parent( company)?)\b/, 8]],
  repCode: [
    [
      /\b(representant|commercial|vendeur|sales ?(rep|person|man)\w*|rep( code)?|account manager|charge d affaires|owner)\b/,
      8,
    ],
  ],
  domain: [
    [/\b(domaine|domain|site( web| internet)?|website|web|url)\b/, 8],
    [/^(e ?mail|courriel|mail)$/, 3],
  ],
  terms: [
    [/\b(conditions?|mode|delai|terms?|echeance) (de )?(paiement|reglement|payment)\b/, 10],
    [/\b(payment|credit) (terms?|days)\b/, 10],
    [/^(delai|conditions|terms|reglement)$/, 7],
  ],
  insurerReference: [
    [
      /\b(ref\w*|no|numero|number|police|policy) (d |de )?(l )?(assur\w*|agrement|insurer|insurance|atradius|coface|euler|allianz)\b/,
      12,
    ],
    [/\b(assur\w*|insur\w*|agrement) (ref\w*|no|numero|number|id|code)\b/, 12],
  ],
  insuredLimit: [
    [/\b(agrement|garantie?|insured|assur\w*|covered?|couverture)\b/, 9],
    [/\blimite (assuree?|garantie)\b/, 11],
  ],
  approvedUntil: [
    [
      /\b(limite?|plafond|encours|limit|approved|valid\w*|autoris\w*).*\b(jusqu|until|fin|expir\w*|date|to|au)\b/,
      11,
    ],
    [/\b(valid until|valable jusqu\w*|valide jusqu\w*|jusqu au|until|expir\w*)\b/, 9],
  ],
  approvedLimit: [
    [
      /\b(plafond|limite?|limit|encours) (d |de )?(credit|encours|autorise\w*|max\w*|accorde\w*|approuve\w*|approved)\b/,
      10,
    ],
    [/\b(credit|approved) (limit|line)\b/, 10],
    [/^(plafond|limite|limit|encours (autorise|max\w*))$/, 8],
  ],
  otherName: [[/\b(enseigne|nom commercial|trade name|trading as|autre nom|other name|sigle)\b/, 8]],
  settles: [
    [/\b(facture|piece|invoice|document) (reglee?|payee?|soldee?|lettree?|paid|settled)\b/, 12],
    [/\b(settles|applied to|imput\w*|paid invoice|pour facture|for invoice)\b/, 11],
    [/^(no |numero (de )?)?(facture|invoice)( (no|number|num|numero))?$/, 6],
  ],
  dueDate: [
    [
      /\b(date (d |de )?echeance|echeance|due( date| on)?|maturity|date limite( de paiement)?|payable le)\b/,
      10,
    ],
  ],
  deliveryDate: [
    [/\b(livraison|delivery|deliver(y|ed) (date|on)|expedition|shipping|ship date|date livr\w*)\b/, 9],
  ],
  status: [[/\b(statut|status|etat|state)\b/, 9]],
  type: [
    [/\b(type|nature|sens)\b.*/, 5],
    [/\b(type (de )?(piece|document|facture)|document type)\b/, 9],
  ],
  currency: [[/\b(devise|currency|monnaie)\b/, 9]],
  debit: [[/\bdebit\b/, 9]],
  credit: [[/^(montant )?credit( amount| eur)?$/, 9]],
  amount: [
    [
      /\b(reste (a payer|du)|solde( du)?|montant (restant|ouvert|du)|open amount|amount (due|open)|outstanding|balance( due)?|remaining|residuel|residual)\b/,
      12,
    ],
    [/\b(ttc|incl\w* (tax|vat)|gross|tax included)\b/, 11],
    [/\b(montant|amount|total|somme|regle|paid|value|valeur)\b/, 7],
  ],
  date: [
    [
      /\bdate (de |d |du |de la )?(facture|facturation|piece|emission|reglement|paiement|encaissement|commande|document|operation|comptable)\b/,
      10,
    ],
    [/\b(invoice|payment|order|document|issue|posting|booking|value) date\b/, 10],
    [/^date\b/, 7],
    [/\bdate\b/, 4],
  ],
  key: [
    [new RegExp(`\\b${number} (du |de |d |of )?(le |la |l )?${customer}\\b`), 11],
    [new RegExp(`\\b${customer} ${number}\\b`), 11],
    [/\b(comp ?aux ?num|compte auxiliaire|auxiliaire)\b/, 10],
    [new RegExp(`^${customer}$`), 5],
    [/^(no|numero|number|code|id|key|cle)$/, 4],
  ],
  name: [
    [
      /\b(raison sociale|denomination|nom (du |de )?(client|tiers|compte|societe)|(customer|client|company|account|legal|partner) name|intitule( du compte)?|comp ?aux ?lib)\b/,
      11,
    ],
    [/^(nom|name|client|customer|societe|company|libelle( client| compte)?|display name)$/, 6],
  ],
  number: [
    [
      new RegExp(
        `\\b${number} (de |d |du |of )?(la |l )?(facture|piece|document|invoice|commande|order|reglement|paiement|payment|bon|avoir)\\b`,
      ),
      11,
    ],
    [
      new RegExp(
        `\\b(facture|piece|document|invoice|commande|order|reglement|paiement|payment|bon)( de commande)? ${number}\\b`,
      ),
      11,
    ],
    [/^(facture|piece|invoice|commande|order|document|reference|ref|bon)$/, 7],
    [/^(no|numero|number|name)$/, 3],
  ],
  label: [[/\b(libelle|label|description|objet|memo|commentaire|comment|text|note|mode)\b/, 5]],
};

/** Words that tell which kind of file this is, in header and file name. */
export const KIND_WORDS: Record<CsvKind, RegExp> = {
  "open-items":
    /\b(reste (a payer|du)|non sold\w*|postes? ouverts?|open items?|outstanding|encours client|balance ag\w*|impay\w*|echeancier|residu\w*|solde( du)?|amount (due|open)|open amount|balance due)\b/,
  payments: /\b(reglements?|paiements?|payments?|encaissements?|receipts?|remises?)\b(?! terms)/,
  orders: /\b(commandes?|orders?|livraison|delivery)\b/,
  invoices: /\b(factures?|invoices?|avoirs?|facturation)\b/,
  customers:
    /\b(clients?|customers?|tiers|siren|siret|raison sociale|plafond|credit limit|accounts?|partners?)\b/,
};
