import { i18n } from "#extension/platform/i18n.ts";
import type { Aging } from "#shared/credit/assessment.ts";
import { Money } from "../../ui/money.tsx";
import { agingRows, agingTotalCents } from "./aging-rows.ts";
import "./aging-section.css";

/** The aged balance: a table whose rows draw themselves. */
export const AgingSection = ({ aging, oldestDays }: { aging: Aging; oldestDays: number }) => (
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
  </section>
);
