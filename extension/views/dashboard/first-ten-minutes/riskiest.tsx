import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { FirstTenMinutes } from "#shared/contract/imports.ts";
import { formatDays } from "../../format.ts";
import { Money } from "../../ui/money.tsx";
import { CustomerLink, FirstSection } from "./first-section.tsx";

export const Riskiest = ({ customers }: { customers: FirstTenMinutes["riskiest"] }) => (
  <FirstSection
    title={i18n.t("dashboard.first.riskiest.title")}
    about={i18n.t("dashboard.first.riskiest.about")}
    none={i18n.t("dashboard.first.riskiest.none")}
    head={[
      { words: i18n.t("customer.columns.name") },
      { words: i18n.t("customer.columns.overdue"), figure: true },
      { words: i18n.t("dashboard.first.oldest"), figure: true },
      { words: i18n.t("customer.columns.exposure"), figure: true },
    ]}
  >
    {customers.map((customer) => (
      <tr key={customer.id}>
        <td>
          <CustomerLink customer={customer} />
        </td>
        <td className="cell-figure">
          <Money
            cents={customer.overdueCents}
            column
            bad={customer.overdueCents > 0}
            about={customer.overdueAssumed === true}
          />
        </td>
        <td className="cell-figure">
          {customer.oldestOverdueDays > 0 ? formatDays(customer.oldestOverdueDays, uiLanguage()) : "—"}
        </td>
        <td className="cell-figure">
          <Money cents={customer.exposureCents} column />
        </td>
      </tr>
    ))}
  </FirstSection>
);
