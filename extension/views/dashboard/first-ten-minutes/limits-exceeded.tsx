import { i18n } from "#extension/platform/i18n.ts";
import type { FirstTenMinutes } from "#shared/contract/imports.ts";
import { Money } from "../../ui/money.tsx";
import { CustomerLink, FirstSection } from "./first-section.tsx";

export const LimitsExceeded = ({ customers }: { customers: FirstTenMinutes["limitsExceeded"] }) => (
  <FirstSection
    title={i18n.t("dashboard.first.exceeded.title")}
    about={i18n.t("dashboard.first.exceeded.about")}
    none={i18n.t("dashboard.first.exceeded.none")}
    head={[
      { words: i18n.t("customer.columns.name") },
      { words: i18n.t("dashboard.first.exceeded.by"), figure: true },
      { words: i18n.t("customer.columns.limit"), figure: true },
      { words: i18n.t("customer.columns.exposure"), figure: true },
    ]}
  >
    {customers.map((customer) => (
      <tr key={customer.id}>
        <td>
          <CustomerLink customer={customer} />
        </td>
        <td className="cell-figure">
          <Money cents={customer.exposureCents - customer.limitCents} column bad />
        </td>
        <td className="cell-figure">
          <Money cents={customer.limitCents} column />
        </td>
        <td className="cell-figure">
          <Money cents={customer.exposureCents} column />
        </td>
      </tr>
    ))}
  </FirstSection>
);
