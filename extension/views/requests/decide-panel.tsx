import { useContext, useEffect, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { GrantBody, RequestDetail } from "#shared/contract/requests.ts";
import { REFUSAL_REASONS } from "#shared/requests/request-kind.ts";
import { formatMoney } from "../format.ts";
import { USUAL_TERMS } from "../order-check/order-terms.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Currency } from "../ui/money.tsx";
import { Notice } from "../ui/notice.tsx";
import { ConfirmLine } from "./confirm-line.tsx";
import { type GrantDraft, grantDraftOf, grantOfDraft } from "./grant-draft.ts";
import { GrantFields } from "./grant-fields.tsx";
import { confirmSentence } from "./grant-sentence.ts";
import { canBeFirst, MayNotGrant } from "./may-not-grant.tsx";
import { isRefusalReason } from "./reason-codes.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import type { Sending, Wish } from "./use-write.ts";

type Mode = "grant" | "conditions" | "refuse" | "question" | "assignment" | "endorsement";
type DecideProps = {
  detail: RequestDetail;
  today: string;
  sending: Sending;
  /** Begins with this grant: a decision that was refused and is taken up again. */
  taken: GrantDraft | null;
  write: (wish: Wish) => void;
};

/** Which steps this member has, in the order of their keys. */
const modesOf = ({ rights, authority, now }: RequestDetail): Mode[] => {
  const mayGrant = rights.decide && now !== null && (authority?.mayGrant === true || canBeFirst(authority));
  return [
    ...(mayGrant ? (["grant", "conditions"] as const) : []),
    ...(rights.endorse ? (["endorsement"] as const) : []),
    ...(rights.decide ? (["refuse", "question"] as const) : []),
    ...(rights.reassign ? (["assignment"] as const) : []),
  ];
};

const LABELS = {
  grant: "requests.decide.asAsked",
  conditions: "requests.decide.conditions",
  refuse: "requests.decide.refuse",
  question: "requests.decide.askBack",
  assignment: "requests.decide.reassign",
  endorsement: "requests.decide.endorse",
} as const satisfies Record<Mode, string>;
const KEYS: Record<Mode, string> = {
  grant: "g",
  conditions: "c",
  refuse: "r",
  question: "q",
  assignment: "p",
  endorsement: "e",
};

const grantLabel = (grant: GrantBody, first: boolean, currency: string): string => {
  if (first) return i18n.t("requests.decide.confirmFirst");
  if (!("amountCents" in grant)) return i18n.t("requests.decide.confirmGrant");
  const money = (cents: number) => formatMoney(cents, currency, uiLanguage());
  return grant.kind === "order_release" && grant.depositCents > 0
    ? i18n.t("requests.decide.confirmAmountDeposit", [money(grant.amountCents), money(grant.depositCents)])
    : i18n.t("requests.decide.confirmAmount", [money(grant.amountCents)]);
};

/** Grant, refuse, ask back, pass on, endorse: each in one key and one confirmed line. */
export const DecidePanel = ({ detail, today, sending, taken, write }: DecideProps) => {
  const organization = useContext(Currency);
  const [mode, setMode] = useState<Mode | null>(taken === null ? null : "conditions");
  const [draft, setDraft] = useState<GrantDraft>(() => taken ?? grantDraftOf(detail, today));
  const [note, setNote] = useState("");
  const [reason, setReason] = useState("");
  const [to, setTo] = useState("");
  const [upon, setUpon] = useState(detail.version);
  const box = useRef<HTMLFormElement>(null);
  const modes = modesOf(detail);
  const { asked, customerId, customerName, id: requestId, version, authority, now } = detail;
  const currency = asked.kind === "order_release" ? asked.currency : organization;
  const busy = sending.kind === "sending";
  const first = authority?.secondPersonNeeded === true && detail.firstApprovedBy === null;

  const choose = (wanted: Mode): (() => void) | undefined =>
    modes.includes(wanted) && !busy
      ? () => {
          if (wanted === "grant") setDraft(grantDraftOf(detail, today));
          setUpon(detail.version);
          setMode(wanted);
        }
      : undefined;
  const back = () => setMode(null);
  useShortcuts({
    ...Object.fromEntries(modes.map((each) => [KEYS[each], mode === null ? choose(each) : undefined])),
    Escape: mode === null || busy ? undefined : back,
  });
  useEffect(() => {
    if (mode === null) return;
    const wanted =
      mode === "grant" || mode === "endorsement"
        ? "[data-confirm]"
        : "input:not([type=radio]), select, textarea";
    box.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [mode]);

  if (modes.length === 0) return <MayNotGrant detail={detail} />;
  const drafted = grantOfDraft(
    mode === "grant" ? grantDraftOf(detail, today) : draft,
    asked,
    USUAL_TERMS,
    today,
  );
  const words = note.trim();
  const moved = mode !== null && version !== upon;
  const of = { customerId, customerName, requestId };
  const wish = ((): Wish | null => {
    switch (mode) {
      case "grant":
      case "conditions":
        return drafted.ok && now !== null
          ? {
              ...of,
              step: "decision",
              body: {
                outcome: "grant",
                version,
                grant: drafted.grant,
                note: words,
                seen: now.seen,
                seenHash: now.inputsHash,
              },
            }
          : null;
      case "refuse":
        return isRefusalReason(reason) && (reason !== "other" || words !== "")
          ? { ...of, step: "decision", body: { outcome: "refuse", version, reason, note: words } }
          : null;
      case "question":
        return words === "" ? null : { ...of, step: "question", body: { version, note: words } };
      case "assignment":
        return to === "" ? null : { ...of, step: "assignment", body: { version, note: words, memberId: to } };
      case "endorsement":
        return { ...of, step: "endorsement", body: { version, note: words } };
      default:
        return null;
    }
  })();
  const line =
    mode === "grant" || mode === "conditions"
      ? drafted.ok
        ? confirmSentence(drafted.grant, customerName, { currency, language: uiLanguage() })
        : i18n.t(`requests.decide.problem.${drafted.problem}`)
      : mode === "refuse"
        ? isRefusalReason(reason)
          ? reason === "other" && words === ""
            ? i18n.t("requests.decide.problem.note")
            : i18n.t("requests.confirm.refuse", [customerName, i18n.t(`requests.refusals.${reason}`)])
          : i18n.t("requests.decide.problem.reason")
        : mode === "endorsement"
          ? i18n.t("requests.decide.endorseWhat")
          : null;
  const label =
    mode === "refuse"
      ? i18n.t("requests.decide.confirmRefuse")
      : mode === "question"
        ? i18n.t("requests.decide.sendQuestion")
        : mode === "assignment"
          ? i18n.t("requests.decide.confirmReassign")
          : mode === "endorsement"
            ? i18n.t("requests.decide.endorseYes")
            : drafted.ok
              ? grantLabel(drafted.grant, first, currency)
              : i18n.t("requests.decide.confirmGrant");

  return (
    <div className="decide stack">
      <MayNotGrant detail={detail} />
      {authority?.inPlaceOf && <p>{i18n.t("requests.detail.inPlaceOf", [authority.inPlaceOf])}</p>}
      {authority?.secondPersonNeeded && (
        <p>
          {detail.firstApprovedBy === null
            ? i18n.t("requests.detail.secondNeeded")
            : i18n.t("requests.detail.firstApproved", [detail.firstApprovedBy])}
        </p>
      )}
      {mode === null ? (
        <>
          <div className="decide-actions">
            {modes.map((each) => (
              <Button
                key={each}
                look={
                  each === modes[0] && each !== "refuse" ? "main" : each === "refuse" ? "danger" : "plain"
                }
                aria-keyshortcuts={KEYS[each]}
                disabled={busy}
                onClick={choose(each)}
              >
                {i18n.t(LABELS[each])}{" "}
                <span className="key" aria-hidden="true">
                  {KEYS[each]}
                </span>
              </Button>
            ))}
          </div>
          {authority?.reauthenticate === true && authority.mayGrant && (
            <p className="muted">{i18n.t("requests.detail.reauthenticate")}</p>
          )}
        </>
      ) : (
        <form
          ref={box}
          className="decide-form stack"
          aria-label={i18n.t(LABELS[mode])}
          onSubmit={(event) => {
            event.preventDefault();
            if (wish !== null && !busy && !moved) write(wish);
          }}
        >
          {mode === "conditions" && (
            <GrantFields
              draft={draft}
              asked={asked}
              today={today}
              onEdit={(change) => setDraft({ ...draft, ...change })}
            />
          )}
          {mode === "refuse" && (
            <Field label={i18n.t("requests.decide.reason")}>
              {(control) => (
                <select {...control} value={reason} onChange={(event) => setReason(event.target.value)}>
                  <option value="">{i18n.t("requests.ask.reasonNone")}</option>
                  {REFUSAL_REASONS.map((each) => (
                    <option key={each} value={each}>
                      {i18n.t(`requests.refusals.${each}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          {mode === "assignment" &&
            (authority === null || authority.granters.length === 0 ? (
              <p>{i18n.t("requests.decide.toNobody")}</p>
            ) : (
              <Field label={i18n.t("requests.decide.to")}>
                {(control) => (
                  <select {...control} value={to} onChange={(event) => setTo(event.target.value)}>
                    <option value="">{i18n.t("requests.decide.problem.to")}</option>
                    {authority.granters.map(({ memberId, name, role }) => (
                      <option key={memberId} value={memberId}>
                        {i18n.t("authority.granter", [name, i18n.t(`roles.${role}`)])}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            ))}
          {mode !== "grant" && (
            <Field
              label={i18n.t(
                mode === "question"
                  ? "requests.decide.question"
                  : mode === "refuse" && reason === "other"
                    ? "requests.decide.noteNeeded"
                    : "requests.decide.note",
              )}
            >
              {(control) => (
                <textarea
                  {...control}
                  rows={2}
                  maxLength={1000}
                  value={note}
                  onChange={(event) => setNote(event.target.value)}
                />
              )}
            </Field>
          )}
          {moved && (
            <Notice
              kind="warning"
              title={i18n.t("requests.decide.moved")}
              action={<Button onClick={() => setUpon(version)}>{i18n.t("requests.decide.movedRead")}</Button>}
            />
          )}
          <ConfirmLine
            line={line}
            label={label}
            busy={busy}
            ready={wish !== null && !moved}
            danger={mode === "refuse"}
            onCancel={back}
          />
        </form>
      )}
    </div>
  );
};
