import { useCallback, useEffect, useState } from "react";
import * as z from "zod";
import { i18n } from "#extension/platform/i18n.ts";
import { onPageEvent } from "#extension/platform/listen.ts";
import type { Failure } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import type { Role } from "#shared/contract/common.ts";
import { type PageRule, PageRulePage } from "#shared/contract/page-rules.ts";
import { useAsked } from "../popup/use-asked.ts";
import { type ApiCall, askApi } from "../ui/ask-api.ts";
import { Empty } from "../ui/empty.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { withCursor } from "../ui/use-read.ts";
import { PatchForm } from "./patch-form.tsx";
import { Section } from "./section.tsx";
import { TaughtRow } from "./taught-row.tsx";
import { byPlace } from "./taught-rules.ts";

type Taught = { rules: PageRule[]; rested: string[] };

const askRules = async (): Promise<Taught | { failure: Failure }> => {
  const rules: PageRule[] = [];
  try {
    let cursor: string | null = null;
    do {
      const page: PageRulePage = await askApi(PageRulePage, {
        method: "GET",
        path: withCursor("/v1/page-rules", cursor),
      });
      rules.push(...page.rules);
      cursor = page.next;
    } while (cursor !== null);
  } catch (failure) {
    return { failure: failure as Failure };
  }
  // Which of them rest is only a remark beside them.
  return { rules, rested: await send("restedRules", null).catch(() => []) };
};

/** Pages that were taught, by site: what works for whom; an admin publishes, withdraws and brings back. */
export const TaughtSection = ({ role }: { role: Role }) => {
  const { asked, again } = useAsked(askRules);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(
    () =>
      onPageEvent((event) => {
        if (event.name === "rulesChanged") again();
      }),
    [again],
  );
  const act = useCallback(
    (call: ApiCall): Promise<boolean> =>
      askApi(z.unknown(), call)
        .then(
          () => {
            setFailure(null);
            return true;
          },
          (refused: Failure) => {
            setFailure(refused);
            return false;
          },
        )
        .finally(() => void send("refreshRules", null).finally(again)),
    [again],
  );
  const value = asked.kind === "ready" ? asked.value : null;
  return (
    <Section title={i18n.t("options.taught.title")}>
      <p className="muted">{i18n.t("options.taught.why")}</p>
      {failure !== null && <FailureNotice failure={failure} kept={i18n.t("ui.nothingChanged")} />}
      {value === null && asked.kind === "loading" && <Skeleton lines={2} />}
      {value !== null && "failure" in value && <FailureNotice failure={value.failure} onRetry={again} />}
      {value !== null && "rules" in value && value.rules.length === 0 && (
        <Empty title={i18n.t("options.taught.none")}>
          <p className="muted">{i18n.t("options.taught.noneNext")}</p>
        </Empty>
      )}
      {value !== null &&
        "rules" in value &&
        byPlace(value.rules).map(({ place, rules }) => (
          <section key={place} aria-label={place}>
            <h3>{place}</h3>
            <ul className="options-list">
              {rules.map((rule) => (
                <TaughtRow
                  key={rule.id}
                  rule={rule}
                  isAdmin={role === "admin"}
                  rests={value.rested.includes(`${rule.id}@${rule.version}`)}
                  act={act}
                />
              ))}
            </ul>
          </section>
        ))}
      {role === "admin" && <PatchForm act={act} />}
    </Section>
  );
};
