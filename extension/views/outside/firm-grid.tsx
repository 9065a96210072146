import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { OutsideShown } from "#shared/contract/outside.ts";
import { formatDate, formatNumber } from "../format.ts";

const valuesOf = (firm: NonNullable<OutsideShown["firm"]>) => {
  const language = uiLanguage();
  return {
    state: firm.active
      ? i18n.t("outside.facts.active")
      : firm.closedOn === null
        ? i18n.t("outside.facts.ceased")
        : i18n.t("outside.facts.ceasedOn", [formatDate(firm.closedOn, language)]),
    created: firm.createdOn && formatDate(firm.createdOn, language),
    form: firm.legalForm && i18n.t(`legalForms.${firm.legalForm}`),
    employees:
      firm.employees === null
        ? null
        : i18n.t("outside.facts.employeesMin", [formatNumber(firm.employees, language)]),
    activity: firm.activity,
    town: firm.town,
  };
};
const NAMES = ["state", "created", "form", "employees", "activity", "town"] as const;

/** A firm as the register describes it, and on which day it did; what it does not say is said. */
export const FirmGrid = ({ firm, firmOn }: Pick<OutsideShown, "firm" | "firmOn">) => {
  if (firm === null) return null;
  const values = valuesOf(firm);
  return (
    <>
      <dl className="facts">
        {NAMES.map((name) => (
          <div key={name}>
            <dt>{i18n.t(`outside.facts.${name}`)}</dt>
            <dd className={name === "state" && !firm.active ? "outside-threat" : undefined}>
              {values[name] ?? <span className="muted">{i18n.t("outside.facts.unknown")}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {firmOn !== null && (
        <p className="muted outside-source">{i18n.t("outside.source", [formatDate(firmOn, uiLanguage())])}</p>
      )}
    </>
  );
};
