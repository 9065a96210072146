import { i18n } from "#extension/platform/i18n.ts";
import { PolicyVersionDetail } from "#shared/contract/policy.ts";
import { upgradePolicy } from "#shared/credit/upgrade-policy.ts";
import { Answered } from "../../ui/answered.tsx";
import { useRead } from "../../ui/use-read.ts";
import { policyChanges } from "./policy-changes.ts";
import type { PolicyField } from "./policy-fields.ts";
import { asRules, RuleText } from "./rule-text.tsx";
import { useFieldText } from "./value-text.ts";

/** Block rules in their sentences, everything else in one line. */
const ValueText = ({ field, value }: { field: PolicyField; value: unknown }) => {
  const textOf = useFieldText();
  const rules = field.kind === "rules" ? asRules(value) : [];
  if (rules.length === 0) return <>{textOf(field, value)}</>;
  return (
    <ul>
      {rules.map((rule) => (
        <li key={rule.id}>
          <RuleText rule={rule} />
        </li>
      ))}
    </ul>
  );
};

/** What differs between two policies, setting by setting. */
export const PolicyDifferences = ({ before, after }: { before: unknown; after: unknown }) => {
  const changes = policyChanges(upgradePolicy(before), upgradePolicy(after));
  if (changes.length === 0) return <p className="muted">{i18n.t("policy.versions.noChange")}</p>;
  return (
    <div className="table-scroll">
      <table className="plain-table policy-changes">
        <thead>
          <tr>
            <th scope="col">{i18n.t("policy.versions.setting")}</th>
            <th scope="col">{i18n.t("policy.effect.before")}</th>
            <th scope="col">{i18n.t("policy.effect.after")}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before: was, after: is }) => (
            <tr key={field.path}>
              <th scope="row">{i18n.t(`policy.fields.${field.path}.label`)}</th>
              <td className="muted">
                <ValueText field={field} value={was} />
              </td>
              <td>
                <ValueText field={field} value={is} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** What one version changed against another, setting by setting. */
export const VersionChanges = ({ version, against }: { version: number; against: number }) => {
  const after = useRead(PolicyVersionDetail, `/v1/policy/versions/${version}`);
  const before = useRead(PolicyVersionDetail, `/v1/policy/versions/${against}`);
  return (
    <Answered read={before} lines={3}>
      {(older) => (
        <Answered read={after} lines={3}>
          {(newer) => <PolicyDifferences before={older.policy} after={newer.policy} />}
        </Answered>
      )}
    </Answered>
  );
};
