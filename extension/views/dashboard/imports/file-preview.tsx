import type { LedgerPreview } from "#extension/import/open-ledger.ts";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { formatBytes, formatDate } from "../../format.ts";
import { kindWords } from "./kind-words.ts";

/** What the file was recognised as. */
export const FileFacts = ({ preview }: { preview: LedgerPreview }) => (
  <dl className="facts">
    <div>
      <dt>{i18n.t("imports.file")}</dt>
      <dd>{preview.fileName}</dd>
    </div>
    <div>
      <dt>{i18n.t("imports.size")}</dt>
      <dd>{formatBytes(preview.bytes, uiLanguage())}</dd>
    </div>
    <div>
      <dt>{i18n.t("imports.kind")}</dt>
      <dd>{kindWords(preview.kind)}</dd>
    </div>
    <div>
      <dt>{i18n.t("imports.encoding")}</dt>
      <dd>{preview.encoding}</dd>
    </div>
    {preview.siren !== null && (
      <div>
        <dt>{i18n.t("imports.company")}</dt>
        <dd className="figure">{preview.siren}</dd>
      </div>
    )}
    {preview.closingDate !== null && (
      <div>
        <dt>{i18n.t("imports.closing")}</dt>
        <dd>{formatDate(preview.closingDate, uiLanguage())}</dd>
      </div>
    )}
  </dl>
);

/** First rows of a ledger, whose columns are fixed by law. */
export const FileRows = ({ preview }: { preview: LedgerPreview }) => (
  <section
    className="mapping-scroll"
    aria-label={i18n.t("imports.preview")}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    tabIndex={0}
  >
    <table>
      <thead>
        <tr>
          {preview.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.rows.slice(0, 6).map((cells) => (
          <tr key={cells.join("\u0000")}>
            {preview.columns.map((column, place) => (
              <td key={column}>{cells[place] ?? ""}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
