import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { type CodeRecord, CodeRecords } from "#shared/contract/field-reports.ts";
import { formatDate, formatDays, formatNumber, formatShare } from "../../format.ts";
import { Answered } from "../../ui/answered.tsx";
import { Empty } from "../../ui/empty.tsx";
import { useRead } from "../../ui/use-read.ts";
import { confirmedShare, lateShare, type Share, SMALL_SAMPLE, sentCodes } from "./code-figures.ts";
import "../../ui/data-table.css";

const ShareText = ({ share }: { share: Share }) => {
  const language = uiLanguage();
  if (share.kind === "none") return <span className="muted">—</span>;
  return share.kind === "few" ? (
    <span className="muted">{i18n.t("triage.byCode.few", [share.hits, share.of])}</span>
  ) : (
    <>
      {formatShare(share.basisPoints, language)}{" "}
      <span className="muted">{i18n.t("triage.byCode.of", [formatNumber(share.of, language)])}</span>
    </>
  );
};

const Row = ({ record }: { record: CodeRecord }) => {
  const language = uiLanguage();
  const { code, sent, lateWithoutBasisPoints, leadDays } = record;
  return (
    <tr>
      <th scope="row">{i18n.t(`reports.codes.${code}`)}</th>
      <td className="cell-figure">{formatNumber(sent, language)}</td>
      <td className="cell-figure">
        <ShareText share={confirmedShare(record)} />
      </td>
      <td className="cell-figure">
        <ShareText share={lateShare(record)} />
      </td>
      <td className="cell-figure">
        {lateWithoutBasisPoints === null ? (
          <span className="muted">—</span>
        ) : (
          formatShare(lateWithoutBasisPoints, language)
        )}
      </td>
      <td className="cell-figure">
        {leadDays === null ? <span className="muted">—</span> : formatDays(leadDays, language)}
      </td>
    </tr>
  );
};

const COLUMNS = ["code", "sent", "confirmed", "lateWith", "lateWithout", "lead"] as const;

/** What each code was worth over two years: how often confirmed, and what became of the customers after it. */
export const ByCodeScreen = () => {
  const read = useRead(CodeRecords, "/v1/field-reports/by-code");
  return (
    <Answered read={read} lines={6}>
      {({ from, customersWithLedger, records }) => {
        const sent = sentCodes(records);
        if (sent.length === 0)
          return (
            <Empty title={i18n.t("triage.byCode.none")}>
              <p>{i18n.t("triage.byCode.noneNext")}</p>
            </Empty>
          );
        return (
          <section className="box stack" aria-labelledby="by-code-title">
            <h2 id="by-code-title">{i18n.t("triage.byCode.title", [formatDate(from, uiLanguage())])}</h2>
            <p className="muted">
              {i18n.t("triage.byCode.about", [formatNumber(customersWithLedger, uiLanguage()), SMALL_SAMPLE])}
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
            <section className="table-scroll" aria-labelledby="by-code-title" tabIndex={0}>
              <table className="plain-table by-code">
                <thead>
                  <tr>
                    {COLUMNS.map((column) => (
                      <th key={column} scope="col" className={column === "code" ? undefined : "cell-figure"}>
                        {i18n.t(`triage.byCode.columns.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {sent.map((record) => (
                    <Row key={record.code} record={record} />
                  ))}
                </tbody>
              </table>
            </section>
          </section>
        );
      }}
    </Answered>
  );
};
