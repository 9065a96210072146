import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { RegisterFirm } from "#shared/contract/outside.ts";
import { formatDate } from "../format.ts";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Notice } from "../ui/notice.tsx";
import { CandidateCard } from "./candidate-card.tsx";
import type { IdentifyState, Pick } from "./use-identify.ts";

type Answered = Extract<IdentifyState, { kind: "answered" }>;

/** What became of the firm that was picked. */
const PickLine = ({ pick, onOpen }: { pick: Pick; onOpen: (id: string) => void }) => {
  switch (pick.kind) {
    case "making":
      return (
        <p role="status" className="muted">
          {i18n.t("identify.making")}
        </p>
      );
    case "made":
      return (
        <Notice
          kind="good"
          title={i18n.t(pick.made.already ? "identify.already" : "identify.made", [pick.firm.name])}
          action={<Button onClick={() => onOpen(pick.made.id)}>{i18n.t("identify.open")}</Button>}
        />
      );
    case "failed":
      return pick.failure.code === "conflict" ? (
        <Notice kind="warning" title={i18n.t("identify.elsewhere")}>
          <p>{i18n.t("identify.notMade")}</p>
        </Notice>
      ) : (
        <FailureNotice failure={pick.failure} kept={i18n.t("identify.notMade")} />
      );
  }
};

type Props = {
  answered: Answered;
  seenName: string | null;
  hasRecord: boolean;
  /** ISO date. */
  today: string;
  onPick: (firm: RegisterFirm) => void;
  onOpen: (customerId: string) => void;
  /** The number decides: to the field where it is typed. */
  onTypeNumber: () => void;
  onLookUp: (siren: string) => void;
  onRetry: () => void;
};

/** At most three firms to pick from, or why there is none; nothing is picked for the member. */
export const IdentifyAnswer = ({
  answered: { reply, pick },
  seenName,
  hasRecord,
  today,
  onPick,
  onOpen,
  onTypeNumber,
  onLookUp,
  onRetry,
}: Props) => {
  const [none, setNone] = useState(false);
  const { candidates, total, problem, sameNameAndTown, mergedInto, answeredOn } = reply;
  const age =
    answeredOn !== null && answeredOn < today ? (
      <p className="muted">{i18n.t("identify.answerOf", [formatDate(answeredOn, uiLanguage())])}</p>
    ) : null;
  const typeNumber = (
    <p className="row">
      <Button onClick={onTypeNumber}>{i18n.t("identify.typeNumber")}</Button>
    </p>
  );
  const merged = mergedInto !== null && (
    <Notice kind="info" title={i18n.t("identify.merged", [mergedInto])}>
      <p>{i18n.t("identify.mergedNext")}</p>
      <p className="row">
        <Button onClick={() => onLookUp(mergedInto)}>{i18n.t("identify.lookUpNumber", [mergedInto])}</Button>
      </p>
    </Notice>
  );
  if (problem !== null && merged) return merged;
  if (problem !== null)
    return (
      <Notice
        kind={problem === "source_down" ? "bad" : "warning"}
        title={i18n.t(`identify.problems.${problem}`)}
        {...(problem === "source_down" && {
          action: <Button onClick={onRetry}>{i18n.t("ui.retry")}</Button>,
        })}
      >
        <p>{i18n.t(`identify.problemsNext.${problem}`)}</p>
        <p>{i18n.t("identify.typedKept")}</p>
        {age}
      </Notice>
    );
  if (none)
    return (
      <Notice kind="info" title={i18n.t("identify.noneTitle")}>
        <p>{i18n.t("identify.noneNext")}</p>
        {typeNumber}
      </Notice>
    );
  const done = pick?.kind === "made";
  return (
    <>
      {total > candidates.length && <p className="muted">{i18n.t("identify.ofTotal", [total])}</p>}
      {age}
      {merged}
      {sameNameAndTown && (
        <Notice kind="warning" title={i18n.t("identify.same")}>
          <p>{i18n.t("identify.sameNext")}</p>
          {typeNumber}
        </Notice>
      )}
      <ul className="candidates" aria-label={i18n.t("identify.candidates")}>
        {candidates.map((candidate) => (
          <CandidateCard
            key={candidate.firm.siren}
            candidate={candidate}
            seenName={seenName}
            hasRecord={hasRecord}
            onPick={sameNameAndTown ? null : () => onPick(candidate.firm)}
            busy={pick?.kind === "making" && pick.firm.siren === candidate.firm.siren}
            disabled={done || pick?.kind === "making"}
            onOpen={onOpen}
          />
        ))}
      </ul>
      <div className="identify-outcome">{pick !== null && <PickLine pick={pick} onOpen={onOpen} />}</div>
      {!done && (
        <div className="row">
          <Button look="quiet" onClick={() => setNone(true)} disabled={pick?.kind === "making"}>
            {i18n.t("identify.none")}
          </Button>
        </div>
      )}
    </>
  );
};
