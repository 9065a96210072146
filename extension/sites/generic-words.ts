import { asIdentifier } from "./identifiers.ts";
import { COMPANY } from "./rules/label-words.ts";

/** Words of a heading that titles the page rather than naming the company. */
const GENERIC =
  /^(?:fiche|d[ée]tails?|informations?|infos?|profil|compte|page|identit[ée]|mentions|l[ée]gales?|coordonn[ée]es|adresse|identifiants?|nos|vos|les?|la|des|du|de|l|et|and|the|my|nouveau|nouvelle|modifier|edit|new|clients?|customers?|companies|company|soci[ée]t[ée]s?|entreprises?|accounts?|tiers|contacts?|devis|quotes?|commandes?|orders?|factures?|invoices?|record|details|legal|overview|general|g[ée]n[ée]ral|annuaire|directory|listes?|lists?|tableau|bord|dashboard|accueil|home|recherche|search|r[ée]sultats?|results?|portail|portal|crm|erp|gestion|param[èe]tres|settings|paiements?|payments?|rapports?|reports?|statistiques|n|no|number|num[ée]ro)$/i;

/** Words of menus, columns, states and calendars: a text of these alone names nobody. */
const PLAIN = new Set(
  (
    "a à au aux en par pour sur avec sans ou un une d s in of to for by with on at or an il lo el los las una der die das und ein eine für von zu " +
    "het een van voor di da do dos e y o os as um uma " +
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre january february march april may june july august " +
    "september october november december januar februar märz juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto " +
    "septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre " +
    "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday aujourd hui hier demain today yesterday tomorrow " +
    "nom prénom name téléphone phone mobile email mail e-mail courriel fax site web website url ville city pays country code postal zip rue street siren siret tva vat rcs " +
    "ape naf iban bic date dates montant montants total totaux sous amount subtotal ht ttc eur euro euros usd chf solde balance prix price quantité qty statut status état state " +
    "type catégorie category notes note commentaire commentaires comments historique history activité activités activity activities tâches tasks agenda calendrier calendar " +
    "documents fichiers files pièces jointes attachments opportunités opportunité opportunities opportunity affaires affaire deals deal pipeline leads lead prospects prospect projets projet projects " +
    "produits products articles items lignes lines échéances échéance encours relances relance impayés crédit credit risque risk limite limit score avoir avoirs " +
    "partenaires partners fournisseurs fournisseur suppliers ventes vente sales chiffre affaires équipe team support documentation actions action menu options filtres filtre filters filter trier sort vue vues view views créer create ajouter add enregistrer save annuler cancel supprimer delete fermer close ouvrir open " +
    "suivant next précédent previous retour back voir see plus more moins less tous tout toutes all aucun aucune none oui non yes no ok aide help connexion déconnexion login logout " +
    "enregistré enregistrée saved unsaved modifié modifiée quick rapide création nouveau ouvert ouverte payé payée paid en cours attente pending brouillon draft validé envoyé sent gagné won perdu lost actif active inactif inactive " +
    "kunde kunden firma firmen unternehmen konto konten angebote rechnungen aufträge cliente clientes clienti azienda aziende empresa empresas cuenta cuentas organisation organisations organización organizzazione klant klanten bedrijf bedrijven"
  ).split(" "),
);

/** Letters enough to be a name, not a date, an amount, a document's number or a page's title. */
export const isName = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const digits = text.match(/\d/g)?.length ?? 0;
  if (letters < 2 || letters <= digits || text.length > 120 || asIdentifier(text)) return false;
  if (/^\S+@\S+$|^https?:|^www\./i.test(text)) return false;
  const words = text.split(/[^\p{L}\d]+/u).filter(Boolean);
  return words.some((word) => !GENERIC.test(word) && !/\d/.test(word));
};

const GREETING =
  /^(?:bonjour|bonsoir|salut|bienvenue|merci|hello|hi|hey|welcome|dear|good (?:morning|afternoon|evening)|hallo|guten|willkommen|hola|buen[oa]s|bienvenid|ciao|buon|benvenut|ol[áa]|bem-vind|dag|welkom|m\.|mme|mlle|mr\.?|mrs\.?|ms\.?|herr|frau|monsieur|madame)(?:\s|[,!]|$)/iu;
const MOST_WORDS = 9;

/** May a text that stands alone be a company's name? A sentence, a greeting and words of menus are none. */
export const mayBeName = (text: string): boolean => {
  if (text.length > 100 || !isName(text) || GREETING.test(text) || /[?…]$|\p{L}{3}[.!:]$/u.test(text))
    return false;
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean);
  return (
    words.length <= MOST_WORDS &&
    words.some((word) => word.length > 1 && !PLAIN.has(word) && !GENERIC.test(word) && !/\d/.test(word))
  );
};

const NOBODY =
  /^(?:(?:sous[ -]?|grand[ -]?|sub)?tota(?:l|ux|ls|le|al)|gesamt|summe|somme|sum|aucune?|none|no|n\/?a|nobody|inconnue?|unknown|voir|see|choisir|choose|s[ée]lectionner|select|keine?r?|ninguno|nessuno|geen)(?:[\s:.…]|$)/i;

/** May the text beside a company's label, or in a column of companies, be a name? Most is believed there. */
export const mayBeCompany = (text: string): boolean =>
  text.length <= 120 && isName(text) && !NOBODY.test(text) && !GREETING.test(text);

const OTHERS =
  "raison sociale|d[ée]nomination(?: sociale)?|tiers|clients|soci[ée]t[ée]s|entreprises|comptes|organisations|customers|accounts|companies|organi[sz]ations|" +
  "(?:legal|business|trade) name|prospect|donneur d.ordre|(?:client|compte) factur[ée]|factur[ée] [àa]|d[ée]biteur|acheteur|buyer|debtor|(?:bill(?:ed)?|sold|ship(?:ped)?)[ -]to|" +
  "kunden|firmen|auftraggeber|debitor|rechnungsempf[äa]nger|clientes|empresas|cuentas|raz[óo]n social|clienti|aziende|ragione sociale|" +
  "klanten|bedrijven|bedrijfsnaam|raz[ãa]o social|denomina[çc][ãa]o social|entidade";
const COMPANY_LABEL = new RegExp(`${COMPANY}|^\\s*(?:${OTHERS})\\s*[:*]?\\s*$`, "i");

/** Does a label or the heading of a column say that a company's name follows? */
export const namesCompany = (label: string): boolean => label.length <= 45 && COMPANY_LABEL.test(label);

const COMMAND =
  /^(?:edit|modifier|[ée]diter|bearbeiten|editar|modifica|bewerken|fiche(?: (?:client|soci[ée]t[ée]|tiers|compte))?)\s+(?=\p{Lu})/iu;

/** "Fiche client – Menuiserie Kerbrat": the one part that may be a name; the whole where several or none are. */
export const nameIn = (text: string): string => {
  const parts = text.split(/\s+[–—|·•>:-]\s+|\s*:\s+|\s*[›»]\s*/u).filter(mayBeName);
  const [only] = parts;
  return (only !== undefined && parts.length === 1 ? only.trim() : text).replace(COMMAND, "");
};
