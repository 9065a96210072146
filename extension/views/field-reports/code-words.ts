import type { WarningCode } from "#shared/credit/warnings/warning-signals.ts";

/**
 * Words that people use for a code, French and English together whatever language the screen speaks; beginnings of words are
 * enough to find them. Folded: lower case, no accents.
 */
export const CODE_WORDS: Readonly<Record<WarningCode, string>> = {
  stock_low:
    "stock bas faible vide rupture rayon etagere magasin degarni penurie approvisionnement empty low shelf shelves out shortage bare depleted",
  stock_pile:
    "surstock stock invendu trop plein entrepot accumule overstock unsold pile excess full warehouse",
  delay_request:
    "delai report echeance payer plus tard attendre repousser decaler delay late later extension postpone wait more time terms",
  delay_repeat:
    "delai repete encore toujours redemande report plusieurs fois repeated again delays often every time",
  finance_evasive:
    "comptable comptabilite daf fuyant injoignable evite rappelle pas repond silence finance evasive unreachable avoids answer accountant bookkeeper dodge",
  contact_change:
    "contact facturation comptable change nouveau interlocuteur billing accounts person new changed",
  bank_change: "banque iban rib compte bancaire change nouvelle bank account new details sepa",
  lost_contract:
    "perdu perte contrat client marche appel offres gros lost lose contract customer account tender major big",
  orders_drop:
    "baisse activite commande moins ralenti chute ventes drop falling slow decline orders fewer activity down sales",
  order_surge:
    "commande inhabituelle enorme grosse stocke pic hausse surge unusual huge large order spike stocking",
  order_rush_new_address:
    "urgent urgente adresse livraison nouvelle commande fraude usurpation rush address delivery new order fraud impersonation",
  reorganisation_rumoured:
    "reorganisation restructuration fermeture site ligne usine atelier plan reorganisation reorganization restructuring closing plant line",
  merger: "fusion rachat cession vente vendu acquisition reprise merger takeover sale sold acquired buyer",
  management_change:
    "dirigeant directeur gerant president patron depart demission remplace director ceo manager owner leaves resigns",
  staff_leaving:
    "salarie personnel depart licenciement chomage partiel salaire demission equipe staff employees leaving layoff layoffs wages resign team",
  site_state:
    "locaux degrade sale abandonne entretien vehicule camion vendu premises neglected dirty run down vehicles trucks sold",
  site_closed:
    "magasin boutique shop store ferme fermee rideau porte close volet personne repond vide closed shut nobody door locked empty",
  mail_returned:
    "courrier npai retour telephone coupe ligne mail returned letter undelivered phone cut disconnected",
  dispute_pattern:
    "litige conteste contestation reclamation dilatoire tardif dispute claim complaint late repeated",
  credit_note_push: "avoir avoirs retour remboursement remise credit note returns refund discount",
  pay_partial: "reglement paiement partiel acompte rond morceau partial part payment instalment round",
  pay_bounced:
    "impaye rejet prelevement cheque traite provision sans bounced returned unpaid direct debit cheque check",
  pay_method:
    "mode reglement cheque traite virement especes change method payment bill cheque check cash transfer",
  promise_broken: "promesse non tenue parole engagement promise broken word commitment",
  insurer_warning:
    "assureur assurance credit garantie couverture reduite retiree insurer insurance cover coverage reduced withdrawn",
  other_suppliers:
    "fournisseur impaye autre rumeur comptant livraison supplier suppliers unpaid cod cash rumour rumor",
  press: "presse article journal greve incendie licence press news article strike fire licence",
  accounts_late: "comptes bilan depose greffe commissaire accounts filed filing balance sheet auditor",
  lien: "privilege nantissement urssaf fisc impots inscription tresor lien tax social security registered pledge",
  supplier_dependence:
    "dependance depend client fournisseur difficulte dependence depends supplier customer failing trouble",
  positive:
    "bon bonne nouvelle positif contrat capital augmentation nouveau site embauche good news positive new contract capital increase hiring expansion",
};
