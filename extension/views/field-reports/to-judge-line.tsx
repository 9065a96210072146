import { i18n } from "#extension/platform/i18n.ts";
import { openDashboard } from "#extension/platform/surfaces.ts";
import { Button } from "../ui/button.tsx";

/** For those who judge: how many warnings wait, and the way to them. Nothing where none does. */
export const ToJudgeLine = ({ count }: { count: number }) =>
  count > 0 && (
    <p>
      <Button onClick={() => void openDashboard("/warnings")}>{i18n.t("triage.toJudge", count)}</Button>
    </p>
  );
