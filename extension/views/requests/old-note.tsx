import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { RequestBoard } from "#extension/platform/messages.ts";
import { formatMoment } from "../format.ts";

const STALE_MS = 5 * 60_000;

/** How old what is shown is, where the server could not be asked lately. */
export const OldNote = ({ board, now }: { board: RequestBoard; now: number }) => {
  if (board.asOf === null) return <p className="muted">{i18n.t("requests.queue.never")}</p>;
  if (now - board.asOf < STALE_MS) return null;
  return (
    <p className="muted" role="status">
      {i18n.t("requests.queue.offline", [formatMoment(new Date(board.asOf).toISOString(), uiLanguage())])}
    </p>
  );
};
