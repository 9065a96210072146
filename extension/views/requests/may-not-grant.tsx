import { i18n } from "#extension/platform/i18n.ts";
import type { RequestDetail } from "#shared/contract/requests.ts";
import { authoritySentences, grantersSentence } from "../ui/authority-words.ts";
import { useMoneyText } from "../ui/money.tsx";
import { Notice } from "../ui/notice.tsx";

/** Alone it is not enough, but it counts as the first of two. */
export const canBeFirst = (authority: RequestDetail["authority"]): boolean =>
  authority?.secondPersonNeeded === true && authority.reason === "second_person";

/** Why this member may not grant it, and who may. */
export const MayNotGrant = ({ detail }: { detail: RequestDetail }) => {
  const money = useMoneyText();
  const { authority, rights, now, granters } = detail;
  if (authority === null && granters !== undefined)
    return <p className="muted">{grantersSentence(granters)}</p>;
  if (authority === null || authority.mayGrant || canBeFirst(authority) || authority.reason === null)
    return null;
  const words = authoritySentences(
    {
      reason: authority.reason,
      riskClass: now?.riskClass ?? "NR",
      netCents: now?.resultingCents ?? null,
      ceilingCents: authority.ceilingCents,
      granters: authority.granters,
    },
    money,
  );
  return (
    <Notice kind="info" title={i18n.t(rights.decide ? "requests.decide.notGrant" : "requests.decide.mayNot")}>
      <p>{words.join(" ")}</p>
    </Notice>
  );
};
