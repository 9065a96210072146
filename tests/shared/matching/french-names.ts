/** Words that invented French firms are made of; no list of real companies. */
export const TRADES =
  "Menuiserie|Plomberie|Garage|Transports|Boulangerie|Électricité|Maçonnerie|Ateliers|Imprimerie|Pharmacie|Négoce|Charpente|Couverture|Peinture|Carrosserie|Chaudronnerie|Serrurerie|Terrassement|Nettoyage|Logistique|Boucherie|Traiteur|Fromagerie|Pépinières|Établissements|Travaux Publics|Constructions|Métallerie|Distribution|Laboratoire".split(
    "|",
  );
export const SURNAMES =
  "Kerbrat|Le Goff|Le Gall|Le Roux|Le Bihan|Hénin|Martin|Bernard|Dubois|Durand|Lefebvre|Moreau|Girard|Fournier|Mercier|Blanchard|Guérin|Boyer|Garnier|Chevalier|Perrin|Gauthier|Rousseau|Lambert|Bonnet|Barbier|Renaud|Carpentier|Meunier|Deschamps|Vasseur|Leclercq|Poirier|Bertrand|Dumont|Fontaine|Rivière|Lemaitre|Picard|Collet|Charpentier|Delmas|Hamon|Pelletier|Guillot|Besson|Lecomte|Jacquemin|Vandenbroucke|Etcheverry|Castagnède|Quéméneur|Schneider|Haouari|Delacroix|Montagnier|Prud'homme|Grandjean|Villeneuve|Thévenot|Bellanger|Tessier|Marchand|Cormier|Lacombe|Sabatier|Vigneron|Rigaud|Ferrand|Bazin|Courtois|Delattre|Lagarde|Pasquier|Monnier|Aubry|Hubert|Brunel|Royer".split(
    "|",
  );
export const TOWNS =
  "Lyon|Nantes|Lorient|Bordeaux|Rennes|Dijon|Toulouse|Annecy|Brest|Quimper|Limoges|Besançon|Troyes|Albi|Vannes".split(
    "|",
  );
export const COINED_STARTS =
  "Nova|Euro|Techni|Agri|Aqua|Sogé|Inter|Opti|Bati|Mécano|Hydro|Armor|Alpi|Oxy|Carto".split("|");
export const COINED_ENDS = "trans|pack|bat|log|sol|méca|form|plast|verre|fil|clim|bois|tec|nord|pharm".split(
  "|",
);
export const ADDED =
  "Industries|Services|Ingénierie|Environnement|Distribution|Technologies|Solutions|Équipements".split("|");
export const FORMS = "SAS|SARL|SA|EURL|SASU|SNC|SCOP|".split("|");

/** Families whose names differ by a letter or two. */
export const NEAR_SURNAMES: readonly (readonly [string, string])[] = (
  "Martin/Marin Durand/Durant Lefebvre/Lefebure Girard/Gérard Chevalier/Chevallier Gauthier/Gautier Rousseau/Roussel " +
  "Lambert/Lombert Bonnet/Bonet Renaud/Renault Moreau/Morau Meunier/Meynier Vasseur/Vaseur Leclercq/Leclerc Bertrand/Bertran " +
  "Fontaine/Fontane Delmas/Delmasse Hamon/Hamont Pelletier/Peletier Besson/Bessou Lecomte/Leconte Schneider/Schnieder " +
  "Grandjean/Granjean Thévenot/Thévenet Tessier/Texier Marchand/Marchant Ferrand/Ferrant Courtois/Courtais Pasquier/Paquier " +
  "Monnier/Mounier Aubry/Aubrey Hubert/Huber Brunel/Brunet Royer/Roger Perrin/Perin Garnier/Granier Bellanger/Belanger " +
  "Charpentier/Carpentier Picard/Pichard Guillot/Guillet Fournier/Tournier Bernard/Besnard Boyer/Bayer Dubois/Dubos " +
  "Barbier/Barrier Mercier/Merciers Kerbrat/Kerbart Delattre/Delatre Rigaud/Rigault Lacombe/Lacome Villeneuve/Vilneuve"
)
  .split(" ")
  .map((pair) => pair.split("/"))
  .map(([one = "", other = ""]) => [one, other] as const);
