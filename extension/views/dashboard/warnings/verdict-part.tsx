import { useContext, useEffect, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ReportDetail, ReportSummary } from "#shared/contract/field-reports.ts";
import { useShortcuts } from "../../requests/use-shortcuts.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Currency, useMoneyText } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { consequence } from "./consequence.ts";
import { standsText } from "./stands-text.ts";
import { useVerdict } from "./use-verdict.ts";
import {
  confirmHindrance,
  isFirstOfTwo,
  VERDICT_KEYS,
  type Verdict,
  type VerdictDraft,
  verdictOf,
  verdictsOn,
} from "./verdict-draft.ts";
import { VerdictForm } from "./verdict-form.tsx";

type VerdictPartProps = {
  detail: ReportDetail;
  /** Today of the organization, ISO. */
  today: string;
  /** All steps, not only to confirm as the second of two. */
  mayTriage: boolean;
  /** Single keys act. */
  keys: boolean;
  onJudged: (report: ReportSummary, verdict: Verdict) => void;
};

const EMPTY = { note: "", reason: "", into: "" };

/** What the report says of its own way to a verdict: two persons, a second source, a document that fits. */
const Needs = ({ detail }: { detail: ReportDetail }) => {
  const money = useMoneyText();
  const { report, evidence } = detail;
  if (evidence === null || !report.rights.triage) return null;
  const hindrance = confirmHindrance(detail);
  const open = evidence.documentOpenCents;
  return (
    <>
      {evidence.twoPersonsNeeded && hindrance !== "first_was_me" && (
        <Notice
          kind="info"
          title={
            report.firstConfirmedBy === null
              ? i18n.t("triage.needs.twoPersons")
              : i18n.t("triage.needs.second", [report.firstConfirmedBy])
          }
        />
      )}
      {hindrance !== null && (
        <Notice
          kind="warning"
          title={
            hindrance === "more_than_open"
              ? i18n.t("triage.needs.more_than_open", [money(open ?? 0)])
              : i18n.t(`triage.needs.${hindrance}`)
          }
        >
          <p>{i18n.t(`triage.needs.next.${hindrance}`)}</p>
        </Notice>
      )}
    </>
  );
};

/** Confirm, reject, ask, wait for a second source, say the same, merge, contradict: each in one key and one confirmed line. */
export const VerdictPart = ({ detail, today, mayTriage, keys, onJudged }: VerdictPartProps) => {
  const money = useMoneyText();
  const currency = useContext(Currency);
  const language = uiLanguage();
  const { report } = detail;
  const [draft, setDraft] = useState<VerdictDraft | null>(null);
  const [upon, setUpon] = useState(report.version);
  const opener = useRef<Verdict | null>(null);
  const actions = useRef<HTMLDivElement>(null);
  const { judge, busy, failure, forget } = useVerdict((judged) => {
    if (draft === null) return;
    const { verdict } = draft;
    setDraft(null);
    onJudged(judged, verdict);
  });
  const verdicts = verdictsOn(detail, mayTriage);
  const mode = draft !== null && verdicts.includes(draft.verdict) ? draft : null;
  const choose = (verdict: Verdict): void => {
    if (busy) return;
    forget();
    opener.current = verdict;
    setUpon(report.version);
    setDraft({ ...EMPTY, ...draft, verdict });
  };
  const back = (): void => setDraft(null);
  const isOpen = mode !== null;
  useShortcuts({
    ...Object.fromEntries(
      verdicts.map((verdict) => [VERDICT_KEYS[verdict], keys && !isOpen ? () => choose(verdict) : undefined]),
    ),
    Escape: isOpen && !busy ? back : undefined,
  });
  useEffect(() => {
    if (isOpen || opener.current === null) return;
    actions.current?.querySelector<HTMLElement>(`[data-verdict=${opener.current}]`)?.focus();
    opener.current = null;
  }, [isOpen]);
  const stands = standsText(report, currency, language);
  const hindered = confirmHindrance(detail) !== null && report.reported.kind !== "warning";
  const words = report.rights.triage && !hindered ? consequence(detail, today, money, language) : [];
  const moved = mode !== null && report.version !== upon;
  const submit = (): void => {
    if (mode === null || moved) return;
    const drafted = verdictOf(mode, upon);
    if (drafted.ok) judge(`/v1/field-reports/${report.id}/${drafted.path}`, drafted.body);
  };
  return (
    <section className="triage-verdict stack" aria-label={i18n.t("triage.verdict")}>
      {failure && !moved && (
        <FailureNotice failure={failure} kept={i18n.t("triage.standsNow", [stands.text])} />
      )}
      {report.author?.isMe && report.state !== "confirmed" && (
        <Notice kind="info" title={i18n.t("triage.own")} />
      )}
      <Needs detail={detail} />
      {words.length > 0 && (
        <div className="effect">
          <p className="muted">{i18n.t("triage.ifConfirmed")}</p>
          <p className="effect-main">{words.join(" ")}</p>
        </div>
      )}
      {mode === null ? (
        verdicts.length > 0 && (
          <div className="verdict-actions" ref={actions}>
            {verdicts.map((verdict) => (
              <Button
                key={verdict}
                data-verdict={verdict}
                look={verdict === "confirm" ? "main" : verdict === "reject" ? "danger" : "plain"}
                aria-keyshortcuts={keys ? VERDICT_KEYS[verdict] : undefined}
                onClick={() => choose(verdict)}
              >
                {i18n.t(
                  verdict === "confirm" && isFirstOfTwo(detail)
                    ? "triage.verdicts.confirmFirst"
                    : `triage.verdicts.${verdict}`,
                )}
                {keys && (
                  <span className="key-cap" aria-hidden="true">
                    {VERDICT_KEYS[verdict]}
                  </span>
                )}
              </Button>
            ))}
          </div>
        )
      ) : (
        <VerdictForm
          detail={detail}
          draft={mode}
          moved={moved ? stands.text : null}
          busy={busy}
          onEdit={(change) => setDraft({ ...mode, ...change })}
          onRead={() => setUpon(report.version)}
          onSubmit={submit}
          onCancel={back}
        />
      )}
    </section>
  );
};
