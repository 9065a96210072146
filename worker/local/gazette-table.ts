import { type GazetteStatus, statusOf, type Wording } from "#shared/gazette/wording.ts";

/** One wording of the file and what was read. */
export type Read = { nature: string; complement: string; wording: Wording };

const WIDTH = 72;
const STATUSES: readonly GazetteStatus[] = [
  "liquidation_judiciaire",
  "redressement_judiciaire",
  "sauvegarde",
  "closed",
  "review",
];
const STATUS_WIDTH = Math.max(...STATUSES.map((status) => status.length));

const cut = (text: string): string => (text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text);
const wordingText = ({ nature, complement }: Read): string =>
  complement === "" ? nature : `${nature} (${complement})`;

/** What makes the status, in few words: the act, the reason, why a person must look. */
function whyText(wording: Wording): string {
  switch (wording.kind) {
    case "opened":
      return wording.act;
    case "closed":
      return `closed, ${wording.reason}`;
    case "plan_adopted":
      return `plan adopted, ${wording.plan}`;
    case "review":
      return wording.why;
    default:
      return wording.kind;
  }
}

/** The wordings for a person at a terminal, each with its status and why. */
export function gazetteTable(reads: readonly Read[]): string {
  const shown = reads.map((read) => cut(wordingText(read)));
  const width = Math.max("wording".length, ...shown.map((text) => text.length));
  const lines = reads.map(
    ({ wording }, at) =>
      `${(shown[at] ?? "").padEnd(width)}  ${statusOf(wording).padEnd(STATUS_WIDTH)}  ${whyText(wording)}`,
  );
  const counts = STATUSES.map(
    (status) => `${reads.filter(({ wording }) => statusOf(wording) === status).length} ${status}`,
  );
  return [
    `${"wording".padEnd(width)}  ${"status".padEnd(STATUS_WIDTH)}  read as`,
    ...lines,
    "",
    `${reads.length} wordings: ${counts.join(", ")}.`,
  ].join("\n");
}
