import { slipBetween } from "../matching/one-slip.ts";

/** Words of judgments by what they stand for, as French writes them; small words (`de`, `et`, `en` …) stand for themselves. */
const VOCABULARY = {
  liq: "liquidation liquidations liq",
  jud: "judiciaire judiciaires judiciairement jud",
  red: "redressement redressements redr",
  saf: "sauvegarde sauvegardes",
  lj: "lj ljs",
  rj: "rj",
  fast: "accélérée accélérées accéléré financière financières simplifiée simplifiées simplifié immédiate facultative obligatoire",
  proc: "procédure procédures proc",
  plan: "plan plans",
  sale: "cession cessions",
  cont: "continuation apurement",
  regime: "régime régimes règle règles",
  rec: "rétablissement",
  prof: "professionnel professionnelle professionnels",
  care: "traitement",
  exit: "sortie",
  crisis: "crise",
  period: "période",
  obs: "observation",
  goods: "biens bien",
  ruling: "règlement règlements",
  concordat: "concordat concordats",
  provisional: "provisoire",
  proceed: "poursuites poursuite",
  single: "individuelles individuelle",
  open: "ouverture ouvertures ouvrant ouvre ouvrir ouvert ouverte ouverts ouvertes",
  pron: "prononçant prononce prononcer prononcé prononcée prononcées",
  place: "plaçant place placé placée placement mise mis",
  admit: "admission admettant admis admise admet",
  ext: "extension extensions étendant étendue étendu étend étendre",
  conv: "conversion conversions convertissant converti convertie convertis convertit convertir passage bascule basculement transformation transformant transformée transforme",
  resume: "reprise reprenant reprend réouverture rouvrant rouvre rouverte réouvrant réouvre",
  close: "clôture clôtures clôturant clôturée clôturées clôturé clôturer clot clôt clos",
  put: "mettant met mettre",
  fin: "fin",
  halt: "cessation cesser",
  payments: "paiement paiements",
  resolve: "résolution résolvant résolu résolue résout résoudre",
  adopt:
    "arrêtant arrête arrêté arrêtée adoptant adoption adopte adopté adoptée homologuant homologation homologue homologué homologuée approuvant approbation validant",
  decree: "arrêt arrêts",
  modify: "modifiant modification modifications modifie modifié modifiée modificatif",
  state: "constatant constate constat constatation",
  done: "exécution exécuté achèvement accomplissement",
  undone: "inexécution",
  reject:
    "rejetant rejet rejette rejeter rejeté rejetée refusant refus refuse refusé refusée refuser déboutant déboute débouté débouter irrecevable irrecevabilité désistement caducité",
  not: "pas non aucun aucune ni sans nul absence impossibilité ne",
  annul:
    "infirmant infirmation infirme infirmé infirmée infirmer annulant annulation annule annulé annulée annuler rétractant rétractation rétracte rétracté rétractée rétracter réformant réformation réforme réformé cassant cassation cassé nullité rapportant rapporté rapportée révocation révoquant révoqué",
  third: "opposition",
  request:
    "demande demandes requête requêtes assignation assignations saisine convocation audience projet proposition propositions appel pourvoi tendant susceptible interjeté",
  defer: "suspendant suspension suspend suspendu sursis sursoyant",
  delay:
    "fixant fixe fixé fixée prorogeant prorogation prorogations proroge prorogé prolongeant prolongation prolonge prolongé report reportant reporte délai délais terme durée renouvelant renouvellement renouvelle maintien maintenant examen",
  list: "liste listes dépôt dépôts état états relevé relevés",
  insuf: "insuffisance",
  assets: "actif actifs",
  extinct: "extinction apuré désintéressement désintéressés éteint",
  debts: "passif passifs",
  appoint:
    "désignant désignation désigne nommant nomination nomme remplacement remplaçant changement substitution",
  matter:
    "créance créances créancier créanciers collocation répartition répartitions administrateur administrateurs liquidateur liquidateurs mandataire mandataires représentant commissaire commissaires juge faillite interdiction gérer sanction sanctions déchéance comblement inaliénabilité forclusion activité honoraires vérification salariales salariale salaires licenciements licenciement mission inventaire compte comptes contestation responsabilité condamnant contribution contrats contrat rapport débats instruction expertise caution exercice",
  neutral:
    "jugement jugements autre autres accordant autorisant prescrivant ordonnance décision tribunal commerce grande instance chambre conseil cour publicité date portant confirmant confirmation confirme statuant nouveau ordonnant décidant disant dit déclarant déclare encontre égard bénéfice profit collective collectives immédiatement office opérations loi article alinéa alinéas forme publique contradictoire ressort premier dernier susvisée ladite présente qualité titre janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi prononcent bodacc annonce avis",
  refer:
    "après depuis suite cadre lors durant pendant précédemment anciennement antérieurement dont dans contre concernant",
  company: "société sociétés entreprise sarl sas sa sasu eurl monsieur madame débiteur dirigeant",
  fiscal: "fiscal fiscale amiable amiables conventionnelle justice emploi partage",
  couverture:
    "couverture couvertures couvrant couvert couverte entendant entendu entendue attendu attendus passant",
} as const;

type Group = keyof typeof VOCABULARY;

const SMALL = new Set(
  "de du des d la le les l un une et en a au aux par pour avec sur ou puis vers y avoir lieu n s q qu est sont ont".split(
    " ",
  ),
);

const bare = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae");

const GROUPS = Object.entries(VOCABULARY) as [Group, string][];
const WORDS: readonly (readonly [string, Group])[] = GROUPS.flatMap(([group, forms]) =>
  forms.split(" ").map((form) => [form, group] as const),
);
const EXACT: ReadonlyMap<string, string> = new Map(
  [...WORDS].reverse().map(([form, group]) => [bare(form), group]),
);
/** Words whose accented letters went missing: "clture", and with a blank in their place "cl ture". */
const CRIPPLED: ReadonlyMap<string, string> = new Map(
  WORDS.filter(([form]) => form !== bare(form)).flatMap(([form, group]) => {
    const parts = form.split(/[^a-z]+/);
    return parts.length > 2
      ? [[parts.join(""), group] as const]
      : [[parts.join(""), group] as const, [parts.join(" "), group] as const];
  }),
);

/** Shorter words are one slip from too many others. */
const LEAST = 6;

/** No word of the vocabulary is longer, with two signs for each of its accents. */
const LONGEST = 24;

const FUZZY = [...EXACT].filter(([form]) => form.length >= LEAST);

const oneOf = (groups: readonly string[]): string | null =>
  groups.length > 0 && groups.every((group) => group === groups[0]) ? (groups[0] ?? null) : null;

const misspelt = (word: string): string | null =>
  word.length < LEAST - 1 || word.length > LONGEST
    ? null
    : oneOf(FUZZY.filter(([form]) => slipBetween(form, word) !== null).map(([, group]) => group));

/** "cl?ture", "proc??dure": each lost sign is a letter, or half of one. */
const withLost = (word: string): string | null => {
  const [, article, rest] = /^([dlnsc]|qu)\?+([a-z].*)$/.exec(word) ?? [];
  const whole = article === undefined || rest === undefined ? null : groupOf(rest);
  if (whole !== null) return `${article} ${whole}`;
  const letters = word.replace(/\?/g, "").length;
  if (letters < 3 || word.length > LONGEST) return null;
  const pattern = new RegExp(`^${word.replace(/\?+/g, (run) => `[a-z]{1,${run.length}}`)}$`);
  return oneOf([...EXACT].filter(([form]) => pattern.test(form)).map(([, group]) => group));
};

/** "douverture", "larrêt": the apostrophe went missing. */
const withArticle = (word: string): string | null => {
  const [, article, rest] = /^([dln])([aeiouh].{4,})$/.exec(word) ?? [];
  const group = rest === undefined ? undefined : (EXACT.get(rest) ?? CRIPPLED.get(rest));
  return group === undefined ? null : `${article} ${group}`;
};

function groupOf(word: string): string | null {
  if (SMALL.has(word)) return word;
  if (word.includes("?")) return withLost(word);
  return EXACT.get(word) ?? CRIPPLED.get(word) ?? withArticle(word) ?? misspelt(word);
}

const halves = (word: string): string | null => {
  if (word.length > 2 * LONGEST) return null;
  for (let cut = 5; cut <= word.length - 5; cut += 1) {
    const [first, second] = [EXACT.get(word.slice(0, cut)), EXACT.get(word.slice(cut))];
    if (first !== undefined && second !== undefined) return `${first} ${second}`;
  }
  return null;
};

/**
 * The words of a text (lower case, no accents, `?` for a lost letter) as groups of the vocabulary, small words and
 * punctuation; `u` for what is unknown, numbers left out. One slip in a word of six letters or more is read over.
 */
export function groupsOf(words: readonly string[]): string[] {
  const groups: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const pair = `${word} ${words[at + 1] ?? ""}`;
    const joined = SMALL.has(word) && word.length > 1 ? undefined : CRIPPLED.get(pair);
    if (/^[,;.:]$/.test(word)) groups.push(",");
    else if (/\d/.test(word)) continue;
    else if (joined !== undefined) {
      groups.push(joined);
      at += 1;
    } else groups.push(groupOf(word) ?? (word.length >= 10 ? halves(word) : null) ?? "u");
  }
  return groups.join(" ").split(" ");
}

/** What is left of a letter whose bytes were read in the wrong charset or lost. */
const LOST =
  /(?<=\p{L})[ãâ]?[\ufffd¿?©¨ª«§®¯¢¼»¹ƒ‰€ˆ‡”“™^~¸_`´]+(?=\p{L}|\s|$)|(?<=^|[\s'’])[\ufffd¿?]+(?=\p{L})/gu;

/** What a judgment does stands at its beginning; addresses and names follow. */
const MOST = 200;

/** Words and punctuation of a text: lower case, no accents, "L.J." as one word, `?` for each lost letter. */
export function wordsOf(text: string): string[] {
  const plain = bare(
    text
      .normalize("NFC")
      .toLowerCase()
      .replace(/(?<=(?:^|[^\p{L}])(?:[dlnscj]|qu))[’‘ʼ`´′]/gu, "'")
      .replace(LOST, (run) => "?".repeat([...run].length)),
  )
    .replace(/\bn\s*[°º]/g, " ")
    .replace(/(?<![a-z.])([lr])\s?\.\s?j\b\.?/g, "$1j");
  return (plain.match(/[a-z0-9?]+|[,;.:]/g) ?? []).filter((word) => !/^\?+$/.test(word)).slice(0, MOST);
}
