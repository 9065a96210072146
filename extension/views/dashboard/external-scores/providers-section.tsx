import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { type GradeProvider, GradeProviderList } from "#shared/contract/external-scores.ts";
import { formatMoment, formatNumber } from "../../format.ts";
import { Answered } from "../../ui/answered.tsx";
import { Button } from "../../ui/button.tsx";
import { useMoneyText } from "../../ui/money.tsx";
import { useRead } from "../../ui/use-read.ts";
import { ProviderDialog } from "./provider-dialog.tsx";
import { directionWords, scaleWords } from "./scale-words.ts";

export const PROVIDERS_PATH = "/v1/grade-providers";

/** Whose grades are read, by which scale and which way, and who may see them. */
export const ProvidersSection = () => {
  const read = useRead(GradeProviderList, PROVIDERS_PATH);
  const money = useMoneyText();
  const [open, setOpen] = useState<GradeProvider | "new" | null>(null);
  return (
    <section className="box stack" aria-labelledby="providers-title">
      <div className="row spread">
        <h2 id="providers-title">{i18n.t("externalScores.providers.title")}</h2>
        <Button onClick={() => setOpen("new")}>{i18n.t("externalScores.providers.add")}</Button>
      </div>
      <Answered read={read} lines={2}>
        {({ providers }) =>
          providers.length === 0 ? (
            <p>{i18n.t("externalScores.providers.none")}</p>
          ) : (
            <div className="table-scroll">
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{i18n.t("externalScores.providers.source")}</th>
                    <th scope="col">{i18n.t("externalScores.providers.scale")}</th>
                    <th scope="col">{i18n.t("externalScores.providers.direction")}</th>
                    <th scope="col">{i18n.t("externalScores.providers.visibleTo")}</th>
                    <th scope="col" className="cell-figure">
                      {i18n.t("externalScores.providers.grades")}
                    </th>
                    <th scope="col">{i18n.t("externalScores.providers.last")}</th>
                    <th scope="col">
                      <span className="out-of-sight">{i18n.t("externalScores.providers.actions")}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {providers.map((provider) => (
                    <tr key={provider.source}>
                      <th scope="row">{provider.source}</th>
                      <td>{scaleWords(provider.scale)}</td>
                      <td>{directionWords(provider.scale, money).join(" · ")}</td>
                      <td>{i18n.t(`externalScores.readers.${provider.visibleTo}`)}</td>
                      <td className="cell-figure figure">{formatNumber(provider.grades, uiLanguage())}</td>
                      <td className="muted">
                        {i18n.t("externalScores.providers.changed", [
                          formatMoment(provider.changedAt, uiLanguage()),
                          provider.changedBy,
                        ])}
                      </td>
                      <td className="cell-figure">
                        <Button
                          look="quiet"
                          aria-label={i18n.t("externalScores.providers.changeOf", [provider.source])}
                          onClick={() => setOpen(provider)}
                        >
                          {i18n.t("externalScores.providers.change")}
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
        <ProviderDialog provider={open === "new" ? null : open} onClose={() => setOpen(null)} />
      )}
    </section>
  );
};
