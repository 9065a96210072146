import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { send } from "#extension/platform/send.ts";
import type { PageRule } from "#shared/contract/page-rules.ts";
import { formatMoment } from "../format.ts";
import type { ApiCall } from "../ui/ask-api.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { DeleteRule } from "./delete-rule.tsx";
import { actionsOn, type RuleAction } from "./taught-rules.ts";

type Props = {
  rule: PageRule;
  isAdmin: boolean;
  /** Too slow on this device. */
  rests: boolean;
  act: (call: ApiCall) => Promise<boolean>;
};

const callOf = (action: RuleAction, { id, version }: PageRule): ApiCall => {
  const path = `/v1/page-rules/${id}`;
  if (action === "delete") return { method: "DELETE", path };
  if (action === "withdraw") return { method: "POST", path: `${path}/withdraw` };
  return { method: "POST", path: `${path}/publish`, body: { version } };
};

/** One taught page or patch: whose it is, for whom it works, and what this member may do about it. */
export const TaughtRow = ({ rule, isAdmin, rests, act }: Props) => {
  const [busy, setBusy] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const run = (call: ApiCall): void => {
    setBusy(true);
    void act(call).finally(() => setBusy(false));
  };
  const { page } = rule.content.rule;
  const earlier = rule.publishedVersion ?? 1;
  return (
    <li>
      <div>
        <strong>{page}</strong>{" "}
        <span className="muted">
          {rule.content.kind === "taught" ? rule.content.rule.address : i18n.t("options.taught.patch")}
        </span>
        <p className="muted">
          {i18n.t(`options.taught.states.${rule.state}`)}
          {" · "}
          {i18n.t("options.taught.by", [
            rule.author,
            formatMoment(rule.recordedAt, uiLanguage()),
            String(rule.version),
          ])}
        </p>
        {rule.state === "published" && rule.publishedVersion !== rule.version && (
          <p className="muted">{i18n.t("options.taught.newer", [String(rule.publishedVersion)])}</p>
        )}
        {rests && (
          <Notice
            kind="warning"
            title={i18n.t("options.taught.rests")}
            action={
              <Button onClick={() => void send("wakeRule", { name: `${rule.id}@${rule.version}` })}>
                {i18n.t("options.taught.wake")}
              </Button>
            }
          />
        )}
      </div>
      <div className="row options-actions">
        {actionsOn(rule, isAdmin).map((action) => (
          <Button
            key={action}
            busy={busy}
            look={action === "publish" ? "plain" : "danger"}
            aria-label={i18n.t(`options.taught.actOn.${action}`, [page])}
            onClick={() => (action === "delete" ? setDeleting(true) : run(callOf(action, rule)))}
          >
            {i18n.t(`options.taught.act.${action}`)}
          </Button>
        ))}
        {isAdmin && rule.state === "published" && earlier > 1 && (
          <Button
            busy={busy}
            aria-label={i18n.t("options.taught.returnOn", [page, String(earlier - 1)])}
            onClick={() => run(callOf("publish", { ...rule, version: earlier - 1 }))}
          >
            {i18n.t("options.taught.return", [String(earlier - 1)])}
          </Button>
        )}
        {deleting && (
          <DeleteRule
            page={page}
            busy={busy}
            onDelete={() => {
              setDeleting(false);
              run(callOf("delete", rule));
            }}
            onClose={() => setDeleting(false)}
          />
        )}
      </div>
    </li>
  );
};
