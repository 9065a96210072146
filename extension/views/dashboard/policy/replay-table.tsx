import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { ORDER_OUTCOMES } from "#shared/contract/order-outcome.ts";
import type { PolicyPreviewResult } from "#shared/contract/policy.ts";
import { formatDate, formatNumber } from "../../format.ts";
import { Money } from "../../ui/money.tsx";
import { OutcomeHead } from "./outcome-head.tsx";
import { endedBadly, type TurnRow, turnRows } from "./replay-turns.ts";

const EndedBadly = ({ row, words }: { row: TurnRow | undefined; words: "stoppedBad" | "freedBad" }) => {
  if (row === undefined) return null;
  const { bad, ended } = endedBadly(row);
  if (ended === 0) return null;
  const count = (value: number): string => formatNumber(value, uiLanguage());
  return <p>{i18n.t(`policy.effect.${words}`, 2, [count(bad), count(ended)])}</p>;
};

/** Documents of the year under both policies, and how they ended: what the draft would have caught, and what it would have cost. */
export const ReplayTable = ({ replay }: { replay: PolicyPreviewResult["replay"] }) => {
  const rows = turnRows(replay.cells);
  const count = (value: number): string => formatNumber(value, uiLanguage());
  const [from, to] = [formatDate(replay.from, uiLanguage()), formatDate(replay.to, uiLanguage())];
  const find = (turn: TurnRow["turn"]): TurnRow | undefined => rows.find((row) => row.turn === turn);
  return (
    <section className="box stack" aria-labelledby="effect-replay">
      <div>
        <h2 id="effect-replay">
          {i18n.t(replay.basis === "orders" ? "policy.effect.replay" : "policy.effect.replayInvoices")}
        </h2>
        <p className="muted">
          {rows.length === 0
            ? i18n.t("policy.effect.noReplay")
            : replay.checked < replay.documents
              ? i18n.t("policy.effect.replaySample", [
                  from,
                  to,
                  count(replay.checked),
                  count(replay.documents),
                ])
              : i18n.t("policy.effect.replayAbout", [from, to, count(replay.checked)])}
        </p>
      </div>
      <EndedBadly row={find("stopped")} words="stoppedBad" />
      <EndedBadly row={find("freed")} words="freedBad" />
      {rows.length > 0 && (
        <div className="table-scroll">
          <table className="plain-table replay-table">
            <OutcomeHead
              row={i18n.t("policy.effect.turn")}
              documents={i18n.t("policy.effect.documents")}
              amount={i18n.t("policy.effect.amount")}
              ended={i18n.t("policy.effect.ended")}
            />
            <tbody>
              {rows.map((row) => (
                <tr key={row.turn} className={`turn-${row.turn}`}>
                  <th scope="row">{i18n.t(`policy.effect.turns.${row.turn}`)}</th>
                  <td className="cell-figure">{count(row.documents)}</td>
                  <td className="cell-figure">
                    <Money cents={row.amountCents} />
                  </td>
                  {ORDER_OUTCOMES.map((outcome) => (
                    <td
                      key={outcome}
                      className={row.outcomes[outcome] === 0 ? "cell-figure muted" : "cell-figure"}
                    >
                      {row.outcomes[outcome] === 0 ? "·" : count(row.outcomes[outcome])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};
