import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { Recorded, TermsChange } from "#shared/contract/customers.ts";
import type { FirstTenMinutes } from "#shared/contract/imports.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Money } from "../../ui/money.tsx";
import { TermsText } from "../../ui/terms-text.tsx";
import { useWrite } from "../../ui/use-write.ts";
import { CustomerLink, FirstSection } from "./first-section.tsx";

type Line = FirstTenMinutes["confirmTerms"][number];
const KINDS = TermsChange.shape.kind.options;

/** Terms of one line: one press confirms what was assumed; "change" opens a small form in place. */
const TermsLine = ({ line }: { line: Line }) => {
  const [changing, setChanging] = useState(false);
  const [kind, setKind] = useState(line.terms.kind);
  const [days, setDays] = useState(String(line.terms.days));
  const write = useWrite(Recorded, () => setChanging(false));
  const save = (terms: TermsChange) =>
    write.mutate({ method: "PUT", path: `/v1/customers/${line.id}/terms`, body: terms });
  const typed = TermsChange.safeParse({ kind, days: days === "" ? null : Number(days) });
  return (
    <tr>
      <td>
        <CustomerLink customer={line} />
        {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
      </td>
      <td className="cell-figure">
        <Money cents={line.yearSalesCents} column />
      </td>
      <td>
        {changing ? (
          <form
            className="terms-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (typed.success) save(typed.data);
            }}
          >
            <input
              type="number"
              min={0}
              max={365}
              value={days}
              aria-label={i18n.t("dashboard.first.terms.days")}
              onChange={(event) => setDays(event.target.value)}
            />
            <select
              value={kind}
              aria-label={i18n.t("dashboard.first.terms.kind")}
              onChange={(event) => setKind(KINDS.find((known) => known === event.target.value) ?? "net")}
            >
              {KINDS.map((known) => (
                <option key={known} value={known}>
                  {i18n.t(`ui.termKinds.${known}`)}
                </option>
              ))}
            </select>
            <Button type="submit" busy={write.isPending} disabled={!typed.success}>
              {i18n.t("ui.save")}
            </Button>
            <Button look="quiet" onClick={() => setChanging(false)}>
              {i18n.t("ui.cancel")}
            </Button>
          </form>
        ) : (
          <div className="terms-line">
            <TermsText terms={line.terms} />
            <span className="terms-cell">
              {line.terms.assumed && (
                <Button
                  busy={write.isPending}
                  aria-label={i18n.t("dashboard.first.terms.confirmFor", [line.name])}
                  onClick={() => save({ kind: line.terms.kind, days: line.terms.days })}
                >
                  {i18n.t("dashboard.first.terms.confirm")}
                </Button>
              )}
              <Button
                look="quiet"
                aria-label={i18n.t("dashboard.first.terms.changeFor", [line.name])}
                onClick={() => setChanging(true)}
              >
                {i18n.t("dashboard.first.terms.change")}
              </Button>
            </span>
          </div>
        )}
      </td>
    </tr>
  );
};

export const ConfirmTerms = ({ customers }: { customers: FirstTenMinutes["confirmTerms"] }) => (
  <FirstSection
    title={i18n.t("dashboard.first.terms.title")}
    about={i18n.t("dashboard.first.terms.about")}
    none={i18n.t("dashboard.first.terms.none")}
    head={[
      { words: i18n.t("customer.columns.name") },
      { words: i18n.t("dashboard.first.terms.yearSales"), figure: true },
      { words: i18n.t("dashboard.first.terms.terms") },
    ]}
  >
    {customers.map((line) => (
      <TermsLine key={line.id} line={line} />
    ))}
  </FirstSection>
);
