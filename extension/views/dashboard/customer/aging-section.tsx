import { i18n } from "#extension/platform/i18n.ts";
import type { BadgeFigures } from "#shared/contract/sync.ts";
import { oldestOverdue } from "../../oldest-overdue.ts";
import { PromisedLine } from "../../promised-line.tsx";
import { Money } from "../../ui/money.tsx";
import { agingRows, agingTotalCents } from "./aging-rows.ts";
import "./aging-section.css";

/** The aged balance, a table whose rows draw themselves, and the payment that is announced. */
export const AgingSection = ({ figures }: { figures: BadgeFigures }) => {
  const { aging } = figures;
  const oldestDays = oldestOverdue(figures);
  return (
    <section className="box stack" aria-labelledby="aging-title">
      <div className="row spread">
        <h2 id="aging-title">{i18n.t("customer.aging.title")}</h2>
        {oldestDays > 0 && <span className="muted">{i18n.t("card.oldest", oldestDays)}</span>}
      </div>
      <table className="plain-table aging-table">
        <tbody>
          {agingRows(aging).map(({ age, cents, permille }) => (
            <tr key={age}>
              <th scope="row">{i18n.t(`customer.aging.${age}`)}</th>
              <td className="aging-cell" aria-hidden="true">
                <span className={`aging-bar aging-${age}`} style={{ width: `${permille / 10}%` }} />
              </td>
              <td className="cell-figure">
                <Money cents={cents} column />
              </td>
            </tr>
          ))}
          {aging.unallocatedCents !== 0 && (
            <tr>
              <th scope="row">{i18n.t("customer.aging.unallocated")}</th>
              <td aria-hidden="true" />
              <td className="cell-figure">
                <Money cents={aging.unallocatedCents} column />
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{i18n.t("customer.aging.total")}</th>
            <td aria-hidden="true" />
            <td className="cell-figure">
              <Money cents={agingTotalCents(aging)} column />
            </td>
          </tr>
        </tfoot>
      </table>
      <PromisedLine figures={figures} />
    </section>
  );
};
