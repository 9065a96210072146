/** "Tribunaux mixtes de commerce" exist overseas alone; the rest by their seats. */
const OVERSEAS =
  /\b(mixte|basse terre|pointe a pitre|fort de france|cayenne|(saint|st) (denis|pierre|martin|barthelemy)|mamoudzou|noumea|papeete|mata utu|reunion|mayotte|guadeloupe|martinique|guyane)\b/;

/** Whether a court, as a notice names it, sits outside mainland France. */
export const isOverseasCourt = (court: string): boolean =>
  OVERSEAS.test(
    court
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z]+/g, " "),
  );
