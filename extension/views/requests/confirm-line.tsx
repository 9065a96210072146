import { i18n } from "#extension/platform/i18n.ts";
import { Button } from "../ui/button.tsx";

/** One line that says what is confirmed, one button that does it. */
export const ConfirmLine = ({
  line,
  label,
  busy,
  ready,
  danger = false,
  onCancel,
}: {
  line: string | null;
  label: string;
  busy: boolean;
  ready: boolean;
  danger?: boolean;
  onCancel: () => void;
}) => (
  <div className="confirm">
    {line !== null && <p className={ready ? "confirm-line" : "muted"}>{line}</p>}
    <div className="row">
      <Button type="submit" look={danger ? "danger" : "main"} busy={busy} disabled={!ready} data-confirm>
        {busy ? i18n.t("requests.decide.sending") : label}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {i18n.t("requests.decide.cancel")}
      </Button>
    </div>
  </div>
);
