import { i18n } from "#extension/platform/i18n.ts";
import type { Change } from "#shared/contract/changes.ts";
import { useCeilingText } from "../policy/value-text.ts";
import { PolicyDifferences } from "../policy/version-changes.tsx";
import { powersWords } from "./powers-words.ts";

/** What a change is about, in a few words. */
export const changeTitle = (change: Change): string =>
  change.kind === "member_authority"
    ? i18n.t("changes.kinds.member_authority", [change.member.name])
    : i18n.t(`changes.kinds.${change.kind}`);

/** Before and after, in words; of a policy setting by setting while it waits. */
export const ChangeWords = ({ change }: { change: Change }) => {
  const ceiling = useCeilingText();
  if (change.kind === "policy")
    return change.before && change.after ? (
      <PolicyDifferences before={change.before} after={change.after} />
    ) : (
      <p className="muted">{i18n.t("changes.replaced", [change.replaces])}</p>
    );
  const words = (side: "before" | "after"): string =>
    change.kind === "member_authority"
      ? powersWords(change[side], (cents) => ceiling(cents, "money"))
      : i18n.t(`changes.secondPerson.${change[side]}`);
  return (
    <dl className="change-sides">
      <div>
        <dt>{i18n.t("policy.effect.before")}</dt>
        <dd className="muted">{words("before")}</dd>
      </div>
      <div>
        <dt>{i18n.t("policy.effect.after")}</dt>
        <dd>{words("after")}</dd>
      </div>
    </dl>
  );
};
