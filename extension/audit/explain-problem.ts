import type { ExportProblem } from "#shared/audit/verify-export.ts";
import { say } from "../import/cli-say.ts";

const PARTS = {
  payload: [
    "le contenu (payload ou salt) ne correspond pas à payloadHash",
    "its payload or salt is not what payloadHash says",
  ],
  entry: [
    "ses champs ou l'entrée précédente ne correspondent pas à hash",
    "its fields, or the entry before it, are not what hash says",
  ],
  line: [
    "la ligne n'est pas écrite comme un export l'écrit",
    "its line is not written as an export writes it",
  ],
} as const;

/** What is wrong with an export, as a sentence for the person at the terminal. */
export const explainProblem = (wrong: ExportProblem): string => {
  switch (wrong.problem) {
    case "empty":
      return say("Le fichier est vide.", "The file is empty.");
    case "foreign":
      return say(
        "Ce fichier n'est pas un export du journal de Vigie.",
        "This file is no export of a Vigie journal.",
      );
    case "newer_format":
      return say(
        `Cet export est au format ${wrong.format}, plus récent que ce programme : mettez-le à jour.`,
        `This export is of format ${wrong.format}, newer than this program: update it.`,
      );
    case "half_line":
      return say(
        `La ligne ${wrong.line} est coupée : il manque la fin du fichier.`,
        `Line ${wrong.line} is cut in the middle: the end of the file is missing.`,
      );
    case "after_head":
      return say(
        `La ligne ${wrong.line} suit la tête signée : elle a été ajoutée.`,
        `Line ${wrong.line} follows the signed head: it was added.`,
      );
    case "entry_changed":
      return say(
        `L'entrée ${wrong.sequence} (ligne ${wrong.line}) a été modifiée : ${PARTS[wrong.what][0]}.`,
        `Entry ${wrong.sequence} (line ${wrong.line}) was changed: ${PARTS[wrong.what][1]}.`,
      );
    case "entry_removed":
      return say(
        `L'entrée ${wrong.sequence} a été retirée (attendue ligne ${wrong.line}).`,
        `Entry ${wrong.sequence} was removed (expected at line ${wrong.line}).`,
      );
    case "entry_inserted":
      return say(
        `L'entrée ${wrong.sequence} (ligne ${wrong.line}) a été ajoutée.`,
        `Entry ${wrong.sequence} (line ${wrong.line}) was inserted.`,
      );
    case "entry_moved":
      return say(
        `L'entrée ${wrong.sequence} a été déplacée (trouvée ligne ${wrong.line}).`,
        `Entry ${wrong.sequence} was moved (found at line ${wrong.line}).`,
      );
    case "tail_cut":
      return say(
        `La fin manque : ${wrong.said} entrées annoncées, ${wrong.found} trouvées.`,
        `The tail is cut: ${wrong.said} entries said, ${wrong.found} found.`,
      );
    case "head_missing":
      return say("La tête signée manque à la fin.", "The signed head is missing at the end.");
    case "head_forged":
      return say(
        `La tête (ligne ${wrong.line}) n'a pas été signée par la clé de l'en-tête.`,
        `The head (line ${wrong.line}) was not signed by the key of the header.`,
      );
    case "header_changed":
      return say("L'en-tête (ligne 1) a été modifié.", "The header (line 1) was changed.");
    case "chain_rewritten":
      return say(
        "Les entrées se suivent, mais ce ne sont pas celles qui ont été signées : la chaîne a été réécrite.",
        "The entries follow each other, but are not those that were signed: the chain was written anew.",
      );
    case "other_key":
      return say(
        `L'export est signé par une autre clé (${wrong.fingerprint}).`,
        `The export is signed by another key (${wrong.fingerprint}).`,
      );
  }
};
