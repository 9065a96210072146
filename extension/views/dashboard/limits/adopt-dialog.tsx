import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { ReasonText } from "#shared/contract/common.ts";
import { grantersSentence } from "../../ui/authority-words.ts";
import { Button } from "../../ui/button.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProofNeeded } from "../../ui/proof-needed.tsx";
import { ReasonField } from "../../ui/reason-field.tsx";
import { useToday } from "../../ui/session.tsx";
import type { AdoptionScope } from "./adoption.ts";
import { useAdoption } from "./use-adoption.ts";

type AdoptDialogProps = {
  scope: AdoptionScope;
  /** Customers it is about, as far as is known. */
  count: number;
  /** What they have in common, in words. */
  words: string;
  onDone: () => void;
  onClose: () => void;
};

/** Approves the recommended limit for many at once. The line above the button names how many and why nothing else moves. */
export const AdoptDialog = ({ scope, count, words, onDone, onClose }: AdoptDialogProps) => {
  const today = useToday();
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const { adoption, adopt } = useAdoption();
  const running = adoption.kind === "running";
  const start = () => void adopt(scope, reason, until === "" ? null : until);
  return (
    <Dialog title={i18n.t("limits.adopt.title")} subtitle={words} onClose={running ? () => {} : onClose}>
      {adoption.kind === "done" ? (
        <div className="stack">
          <Notice kind="good" title={i18n.t("limits.adopt.adopted", adoption.counts.adopted)}>
            <p>{i18n.t("limits.adopt.unchanged", adoption.counts.unchanged)}</p>
            <p>{i18n.t("limits.adopt.skipped", adoption.counts.skipped)}</p>
            {adoption.counts.beyondAuthority > 0 && (
              <p>
                {i18n.t("limits.adopt.beyond", adoption.counts.beyondAuthority)}{" "}
                {grantersSentence(adoption.counts.granters)}
              </p>
            )}
          </Notice>
          <div className="dialog-actions">
            <Button look="main" onClick={onDone}>
              {i18n.t("ui.close")}
            </Button>
          </div>
        </div>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            start();
          }}
        >
          <DateField
            label={i18n.t("limits.until")}
            hint={i18n.t("limits.untilHint")}
            value={until}
            min={today}
            onChange={setUntil}
          />
          <ReasonField value={reason} onChange={setReason} />
          {adoption.kind === "failed" && adoption.failure.code === "reauthentication_needed" && (
            <ProofNeeded onProved={start} />
          )}
          {adoption.kind === "failed" && adoption.failure.code !== "reauthentication_needed" && (
            <FailureNotice
              failure={adoption.failure}
              kept={i18n.t("limits.adopt.kept", adoption.counts.adopted)}
            />
          )}
          <p>
            <strong>{i18n.t("limits.adopt.confirmLine", count)}</strong>{" "}
            <span className="muted">{i18n.t("limits.adopt.effect")}</span>
          </p>
          {running && (
            <p role="status" className="muted">
              {i18n.t("limits.adopt.running", adoption.counts.adopted)}
            </p>
          )}
          <div className="dialog-actions">
            <Button onClick={onClose} disabled={running}>
              {i18n.t("ui.cancel")}
            </Button>
            <Button type="submit" look="main" busy={running} disabled={!ReasonText.safeParse(reason).success}>
              {i18n.t("limits.adopt.confirm", count)}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
};
