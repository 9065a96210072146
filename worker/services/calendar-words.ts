import type { ClockKind } from "#shared/clocks/clock.ts";

/** What a calendar shows of a deadline: whom it is about, what it is, by when. Whole sentences; days as ISO texts. */
export type CalendarWords = {
  name: string;
  summary: (kind: string, customer: string) => string;
  kinds: Record<ClockKind, string>;
  lastDay: (day: string) => string;
  doneBy: (day: string) => string;
  late: string;
  notRunning: string;
  provisional: string;
  figures: string;
};

const en: CalendarWords = {
  name: "Vigie: deadlines",
  summary: (kind, customer) => `${kind}: ${customer}`,
  kinds: {
    claim_prepare: "Prepare the claim and watch for the publication",
    claim_declaration: "Declare the claim",
    retention_of_title: "Reclaim goods under retention of title",
    relief_from_foreclosure: "Ask for relief from foreclosure",
    insurer_report_adverse: "Report adverse news to the insurer",
    insurer_report_overdue: "Report the overdue to the insurer",
    insurer_maximum_extension: "End of the extension the insurer allows",
    insurer_stop_of_cover: "Last delivery that is covered",
  },
  lastDay: (day) => `Last day that is in time: ${day}.`,
  doneBy: (day) => `To have done by: ${day}.`,
  late: "The day to have it done by is past: the last day is shown.",
  notRunning: "No deadline runs before the judgment is published.",
  provisional: "It rests on what nobody has confirmed yet.",
  figures: "Figures and documents are in Vigie.",
};

const fr: CalendarWords = {
  name: "Vigie\u202f: échéances",
  summary: (kind, customer) => `${kind}\u202f: ${customer}`,
  kinds: {
    claim_prepare: "Préparer la déclaration et guetter la publication",
    claim_declaration: "Déclarer la créance",
    retention_of_title: "Revendiquer les marchandises sous réserve de propriété",
    relief_from_foreclosure: "Demander le relevé de forclusion",
    insurer_report_adverse: "Déclarer l’information défavorable à l’assureur",
    insurer_report_overdue: "Déclarer l’impayé à l’assureur",
    insurer_maximum_extension: "Fin de la prorogation permise par l’assureur",
    insurer_stop_of_cover: "Dernière livraison couverte",
  },
  lastDay: (day) => `Dernier jour utile\u202f: ${day}.`,
  doneBy: (day) => `À faire au plus tard le\u202f: ${day}.`,
  late: "Le jour conseillé est passé\u202f: c’est le dernier jour qui est indiqué.",
  notRunning: "Aucun délai ne court avant la publication du jugement.",
  provisional: "Cette échéance repose sur un fait que personne n’a encore confirmé.",
  figures: "Les montants et les documents sont dans Vigie.",
};

export const CALENDAR_WORDS = { fr, en } as const;
