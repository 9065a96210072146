import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { type Insurer, InsurerList } from "#shared/contract/clocks.ts";
import { formatDays } from "../../format.ts";
import { Answered } from "../../ui/answered.tsx";
import { Button } from "../../ui/button.tsx";
import { Money } from "../../ui/money.tsx";
import { useRead } from "../../ui/use-read.ts";
import { InsurerDialog } from "./insurer-dialog.tsx";
import { DAYS } from "./insurer-draft.ts";

export const INSURERS_PATH = "/v1/insurers";
const COLUMNS = ["name", "adverse", "overdue", "extension", "stop", "discretionary"] as const;

const Days = ({ days }: { days: number | null }) =>
  days === null ? <span className="muted">—</span> : formatDays(days, uiLanguage());

/** Insurers and what their policies ask, which the deadlines follow from. */
export const InsurersSection = () => {
  const read = useRead(InsurerList, INSURERS_PATH);
  const [open, setOpen] = useState<Insurer | "new" | null>(null);
  // A server of before knows no insurers.
  if (read.error?.code === "not_found") return null;
  return (
    <section className="box stack" aria-labelledby="insurers-title">
      <div className="row spread">
        <h2 id="insurers-title">{i18n.t("insurers.title")}</h2>
        <Button onClick={() => setOpen("new")}>{i18n.t("insurers.add")}</Button>
      </div>
      <p className="muted">{i18n.t("insurers.about")}</p>
      <Answered read={read} lines={2}>
        {({ insurers }) =>
          insurers.length === 0 ? (
            <p>{i18n.t("insurers.none")}</p>
          ) : (
            <div className="table-scroll">
              <table className="plain-table">
                <thead>
                  <tr>
                    {COLUMNS.map((name) => (
                      <th key={name} scope="col">
                        {i18n.t(`insurers.columns.${name}`)}
                      </th>
                    ))}
                    <th scope="col">
                      <span className="out-of-sight">{i18n.t("insurers.columns.actions")}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {insurers.map((insurer) => (
                    <tr key={insurer.id}>
                      <th scope="row">
                        {insurer.name}
                        {insurer.isDefault && <span className="muted"> {i18n.t("insurers.default")}</span>}
                      </th>
                      {DAYS.map((field) => (
                        <td key={field}>
                          <Days days={insurer[field]} />
                        </td>
                      ))}
                      <td className="cell-figure">
                        <Money cents={insurer.discretionaryLimitCents} />
                      </td>
                      <td className="cell-figure">
                        <Button
                          look="quiet"
                          aria-label={i18n.t("insurers.changeOf", [insurer.name])}
                          onClick={() => setOpen(insurer)}
                        >
                          {i18n.t("insurers.change")}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
      {open !== null && (
        <InsurerDialog
          insurer={open === "new" ? null : open}
          first={read.data?.insurers.length === 0}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
};
