import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { CustomerScores } from "#shared/contract/external-scores.ts";
import { formatDate } from "../../format.ts";
import { Answered } from "../../ui/answered.tsx";
import { useRead } from "../../ui/use-read.ts";
import { pointsText, scaleWords } from "../external-scores/scale-words.ts";

/** What agencies and insurers say of a customer, for credit: what is withheld from the others has its value here. */
export const OutsideOpinionsSection = ({ customerId }: { customerId: string }) => {
  const read = useRead(CustomerScores, `/v1/customers/${customerId}/external-scores`);
  // A server of before reads none; a customer without any needs no box.
  if (read.error?.code === "not_found" || read.data?.scores.length === 0) return null;
  return (
    <section className="box stack" aria-labelledby="opinions-title">
      <h2 id="opinions-title">{i18n.t("externalScores.ofCustomer.title")}</h2>
      <Answered read={read} lines={2}>
        {({ scores }) => (
          <div className="table-scroll">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{i18n.t("externalScores.providers.source")}</th>
                  <th scope="col">{i18n.t("externalScores.ofCustomer.value")}</th>
                  <th scope="col">{i18n.t("externalScores.ofCustomer.day")}</th>
                  <th scope="col" className="cell-figure">
                    {i18n.t("externalScores.ofCustomer.points")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {scores.map(({ id, source, scale, value, day, centipoints, visibleTo }) => (
                  <tr key={id}>
                    <th scope="row">
                      {source} <span className="muted">{scaleWords(scale)}</span>
                      {visibleTo === "credit" && (
                        <span className="tag">{i18n.t("externalScores.ofCustomer.reserved")}</span>
                      )}
                    </th>
                    <td>{value}</td>
                    <td>{formatDate(day, uiLanguage())}</td>
                    <td className="cell-figure figure">
                      {centipoints === null ? <span className="muted">—</span> : pointsText(centipoints)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answered>
    </section>
  );
};
