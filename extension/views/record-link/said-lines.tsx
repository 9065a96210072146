import { i18n } from "#extension/platform/i18n.ts";
import type { BadgeRow } from "#extension/platform/messages.ts";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Notice } from "../ui/notice.tsx";
import type { Word } from "./use-word.ts";

/** What was not saved, and whom the member refused for this record, with the way back. */
export const SaidLines = ({ rejected, word }: { rejected: BadgeRow[]; word: Word }) => {
  const { say, saving, failure, again } = word;
  return (
    <>
      {failure !== null && (
        <FailureNotice failure={failure} kept={i18n.t("links.own.notSaved")} onRetry={again} />
      )}
      {say !== null &&
        rejected.map((customer) => (
          <Notice
            key={customer.id}
            kind="info"
            title={i18n.t("links.own.rejected", [customer.name])}
            action={
              <Button look="quiet" busy={saving} onClick={() => say("undo", customer.id)}>
                {i18n.t("links.own.undoRejected")}
              </Button>
            }
          />
        ))}
    </>
  );
};
