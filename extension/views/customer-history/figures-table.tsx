import { i18n } from "#extension/platform/i18n.ts";
import type { AmountChange, Changes } from "#shared/contract/explanations.ts";
import { Money } from "../ui/money.tsx";
import { Causes } from "./cause-line.tsx";

type Row = {
  name: "overdue" | "exposure" | "limit" | "headroom" | "recommended";
  before: number | null;
  after: number | null;
};

const rowsOf = ({ from, to }: Changes): Row[] => [
  { name: "overdue", before: from.overdueCents, after: to.overdueCents },
  { name: "exposure", before: from.exposureCents, after: to.exposureCents },
  { name: "limit", before: from.limit.amountCents, after: to.limit.amountCents },
  { name: "headroom", before: from.headroomCents, after: to.headroomCents },
  { name: "recommended", before: from.recommendedLimitCents, after: to.recommendedLimitCents },
];

/** Documents and orders that moved an amount, with what each of them did to it, down to the rest. */
const Movements = ({ title, amount }: { title: string; amount: AmountChange }) => (
  <details className="movements">
    <summary>{title}</summary>
    <ul className="causes">
      {amount.lines.map(({ effectCents, cause }) => (
        <li key={JSON.stringify(cause)} className="movement">
          <Causes causes={[cause]} />
          <Money cents={effectCents} signed />
        </li>
      ))}
      {amount.restCents !== 0 && (
        <li className="movement">
          <span className="muted">{i18n.t("explain.rest")}</span>
          <Money cents={amount.restCents} signed />
        </li>
      )}
    </ul>
  </details>
);

/** Amounts on both days, and what moved them. */
export const FiguresTable = ({ changes }: { changes: Changes }) => (
  <div className="stack figures">
    <table className="plain-table">
      <caption className="out-of-sight">{i18n.t("explain.figures.title")}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="out-of-sight">{i18n.t("explain.figures.amount")}</span>
          </th>
          <th scope="col" className="cell-figure">
            {i18n.t("explain.figures.before")}
          </th>
          <th scope="col" className="cell-figure">
            {i18n.t("explain.figures.after")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(changes).map(({ name, before, after }) => (
          <tr key={name} className={before === after ? "muted" : undefined}>
            <th scope="row">{i18n.t(`explain.figures.${name}`)}</th>
            <td className="cell-figure">
              <Money cents={before} />
            </td>
            <td className="cell-figure">
              <Money cents={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    {changes.limit.length > 0 && <Causes causes={changes.limit} />}
    {changes.recommended.length > 0 && (
      <div>
        <p className="muted">{i18n.t("explain.figures.recommendedBecause")}</p>
        <Causes causes={changes.recommended} />
      </div>
    )}
    {changes.overdue.beforeCents !== changes.overdue.afterCents && (
      <Movements title={i18n.t("explain.figures.overdueMoved")} amount={changes.overdue} />
    )}
    {changes.exposure.beforeCents !== changes.exposure.afterCents && (
      <Movements title={i18n.t("explain.figures.exposureMoved")} amount={changes.exposure} />
    )}
  </div>
);
