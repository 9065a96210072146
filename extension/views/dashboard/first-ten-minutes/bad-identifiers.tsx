import { i18n } from "#extension/platform/i18n.ts";
import type { FirstTenMinutes } from "#shared/contract/imports.ts";
import { CustomerLink, FirstSection } from "./first-section.tsx";

export const BadIdentifiers = ({ customers }: { customers: FirstTenMinutes["badIdentifiers"] }) => (
  <FirstSection
    title={i18n.t("dashboard.first.identifiers.title")}
    about={i18n.t("dashboard.first.identifiers.about")}
    none={i18n.t("dashboard.first.identifiers.none")}
    head={[
      { words: i18n.t("customer.columns.name") },
      { words: i18n.t("dashboard.first.identifiers.problem") },
      { words: i18n.t("dashboard.first.identifiers.value") },
    ]}
  >
    {customers.map((customer) => (
      <tr key={`${customer.id} ${customer.field} ${customer.value}`}>
        <td>
          <CustomerLink customer={customer} />
        </td>
        <td>{i18n.t(`dashboard.first.identifiers.fields.${customer.field}`)}</td>
        <td className="figure">{customer.value || "—"}</td>
      </tr>
    ))}
  </FirstSection>
);
