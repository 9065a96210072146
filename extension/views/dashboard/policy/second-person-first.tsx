import { i18n } from "#extension/platform/i18n.ts";
import { PolicyInForce } from "#shared/contract/policy.ts";
import { Notice } from "../../ui/notice.tsx";
import { useRead } from "../../ui/use-read.ts";
import { decidersSentence } from "../changes/deciders-sentence.ts";

/** Who is asked before a policy of this member takes effect; null: nobody, or not known yet. */
export const useSecondPerson = (): PolicyInForce["confirmedBy"] =>
  useRead(PolicyInForce, "/v1/policy").data?.confirmedBy ?? null;

/** Said before it is proposed, not after: somebody else has the last word. */
export const SecondPersonFirst = () => {
  const deciders = useSecondPerson();
  if (!deciders) return null;
  return (
    <Notice kind="info" title={i18n.t("changes.asksFirst")}>
      <p>{decidersSentence(deciders)}</p>
    </Notice>
  );
};
