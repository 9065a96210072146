import { i18n } from "#extension/platform/i18n.ts";
import { PolicyInForce } from "#shared/contract/policy.ts";
import { parsePolicy } from "#shared/credit/parse-policy.ts";
import { Answered } from "../../ui/answered.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useMe } from "../../ui/session.tsx";
import { useRead } from "../../ui/use-read.ts";
import { ChangesSection } from "../changes/changes-section.tsx";
import { RatesSection } from "../organization/rates-section.tsx";
import { PageHead } from "../page-head.tsx";
import { PolicyEditor } from "./policy-editor.tsx";
import "./policy.css";

/** The credit policy: read by the desk, changed by analysts. */
export const PolicyPage = () => {
  const mayChange = useMe().role === "analyst";
  const read = useRead(PolicyInForce, "/v1/policy");
  return (
    <div className="page">
      <PageHead title={i18n.t("policy.title")} about={i18n.t("policy.about")} />
      <ChangesSection kinds={["policy"]} />
      <Answered read={read} lines={6}>
        {({ version, policy, run }) => {
          const parsed = parsePolicy(policy);
          return parsed.ok ? (
            <PolicyEditor version={version} inForce={parsed.value} run={run} mayChange={mayChange} />
          ) : (
            <Notice kind="warning" title={i18n.t("policy.newer")}>
              <p>{i18n.t("policy.newerNext")}</p>
            </Notice>
          );
        }}
      </Answered>
      {mayChange && <RatesSection />}
    </div>
  );
};
