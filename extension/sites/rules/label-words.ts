/**
 * Words of labels and column headings in French, English, German, Spanish, Italian, Dutch and Portuguese: RegExp sources over
 * the whole label. Only for pages that name their fields nowhere else.
 */
const whole = (words: string): string => `^\\s*(?:${words})\\s*[:*]?\\s*$`;

export const COMPANY = whole(
  "(?:nom (?:du |de l.)?)?(?:compte|entreprise|soci[ée]t[ée]|client|organisation)|(?:account|company|customer|organi[sz]ation)(?: name)?|" +
    "firm(?:a|enname)|unternehmen|kunde(?:nname)?|organisation|kontoname|(?:nombre de (?:la )?)?(?:cuenta|empresa|cliente|organizaci[óo]n)|" +
    "(?:nome (?:dell.|del |da )?)?(?:azienda|account|cliente|organizzazione|conta|empresa|organiza[çc][ãa]o)|(?:naam )?(?:bedrijf|organisatie|klant)(?:snaam)?|accountnaam",
);
export const AMOUNT = whole(
  "montant(?: total)?|valeur|value|amount|betrag|wert|importe|valor|importo|valore|bedrag|waarde|deal value",
);
export const WEBSITE = whole("site(?: internet| web)?|web ?site|webseite|sitio web|sito web|p[áa]gina web");
export const SIREN = "siren";
export const SIRET = "siret";
export const VAT = "\\b(?:tva|vat|btw|ust|umsatzsteuer|nif|cif|partita iva|p\\.? ?iva)\\b";

/** The same in names that programs give to fields (`Numero_TVA__c`, `new_vatnumber`). */
export const VAT_FIELD = "(?:^|[^a-z])(?:vat|tva)|(?:vat|tva)(?:[^a-z]|$)|tax_?id";
export const TERMS_FIELD = "payment_?terms|conditions?_?(?:de_?)?(?:paiement|reglement)";
