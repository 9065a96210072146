import { i18n } from "#extension/platform/i18n.ts";
import type { Failure } from "#extension/platform/messages.ts";
import { authoritySentences } from "./authority-words.ts";
import { Button } from "./button.tsx";
import { useMoneyText } from "./money.tsx";
import { Notice } from "./notice.tsx";

type FailureNoticeProps = {
  failure: Failure;
  /** What stands unchanged in spite of it. */
  kept?: string;
  onRetry?: () => void;
};

/** A refusal or a fault in words, with the number that the logs know it by. */
export const FailureNotice = ({ failure, kept, onRetry }: FailureNoticeProps) => {
  const money = useMoneyText();
  const { authority } = failure;
  return (
    <Notice
      kind="bad"
      title={i18n.t(`errors.${failure.code}`)}
      action={onRetry && <Button onClick={onRetry}>{i18n.t("ui.retry")}</Button>}
    >
      {authority && <p>{authoritySentences(authority, money).join(" ")}</p>}
      {kept && <p>{kept}</p>}
      {failure.requestId && <p className="muted">{i18n.t("ui.requestId", [failure.requestId])}</p>}
    </Notice>
  );
};
