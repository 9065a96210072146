import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { type WatchItem, WatchItemPage } from "#shared/contract/watch.ts";
import { formatMoment } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useReadPages } from "../../ui/use-read.ts";
import { SourceDocument } from "./source-document.tsx";

const answerOf = ({ outcome, reason }: WatchItem): string =>
  outcome === null
    ? "—"
    : i18n.t(
        outcome === "nothing" && reason === "same_name_as_prospect"
          ? "watch.outcomes.notSame"
          : `watch.outcomes.${outcome}`,
      );

const byOf = ({ outcome, decidedBy, decidedAt }: WatchItem): string => {
  const who = outcome === "taken_back" ? i18n.t("watch.settled.bySource") : (decidedBy ?? "—");
  return decidedAt === null
    ? who
    : i18n.t("watch.settled.byAt", [who, formatMoment(decidedAt, uiLanguage())]);
};

/** What was said of each item, by whom and when. */
export const SettledScreen = () => {
  const read = useReadPages(WatchItemPage, "/v1/watch-items?state=settled");
  const retry = () => void read.refetch();
  if (read.data === undefined)
    return read.error ? <FailureNotice failure={read.error} onRetry={retry} /> : <Skeleton lines={6} />;
  const items = read.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <Empty title={i18n.t("watch.settledEmpty")}>
        <p>{i18n.t("watch.settledEmptyNext")}</p>
      </Empty>
    );
  return (
    <>
      {read.error && <FailureNotice failure={read.error} onRetry={retry} />}
      <div className="box table-scroll">
        <table className="plain-table watch-table">
          <caption className="out-of-sight">{i18n.t("watch.settled.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{i18n.t("watch.news.customer")}</th>
              <th scope="col">{i18n.t("watch.settled.reason")}</th>
              <th scope="col">{i18n.t("watch.settled.outcome")}</th>
              <th scope="col">{i18n.t("watch.settled.note")}</th>
              <th scope="col">{i18n.t("watch.settled.by")}</th>
              <th scope="col">{i18n.t("watch.news.source")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td>
                  <Link href={`/customers/${item.about.customerId}`}>{item.about.name}</Link>
                </td>
                <td>{i18n.t(`watch.reasons.${item.reason}`)}</td>
                <td>{answerOf(item)}</td>
                <td className="watch-note">{item.note}</td>
                <td>{byOf(item)}</td>
                <td>
                  <SourceDocument document={item.document} about={item.about.name} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {read.hasNextPage && (
        <p>
          <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
            {i18n.t("ui.more")}
          </Button>
        </p>
      )}
    </>
  );
};
