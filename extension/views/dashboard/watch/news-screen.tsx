import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { type OutsideNews, OutsideNewsPage } from "#shared/contract/watch.ts";
import { formatDate } from "../../format.ts";
import { isThreat } from "../../outside/event-words.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useReadPages } from "../../ui/use-read.ts";
import { SourceDocument } from "./source-document.tsx";

const What = ({ kind, takenBack }: Pick<OutsideNews, "kind" | "takenBack">) => {
  const words = i18n.t(`outside.kinds.${kind}`);
  if (takenBack)
    return (
      <>
        <s className="muted">{words}</s> <span className="tag">{i18n.t("watch.news.takenBack")}</span>
      </>
    );
  return isThreat(kind) ? (
    <strong>
      <span aria-hidden="true">! </span>
      {words}
    </strong>
  ) : (
    words
  );
};

/** What the sources told of one's own, the last published first; what was taken back since is struck through. */
export const NewsScreen = () => {
  const read = useReadPages(OutsideNewsPage, "/v1/outside-events");
  const language = uiLanguage();
  const retry = () => void read.refetch();
  if (read.data === undefined)
    return read.error ? <FailureNotice failure={read.error} onRetry={retry} /> : <Skeleton lines={6} />;
  const news = read.data.pages.flatMap((page) => page.news);
  if (news.length === 0)
    return (
      <Empty title={i18n.t("watch.newsEmpty")}>
        <p>{i18n.t("watch.newsEmptyNext")}</p>
      </Empty>
    );
  return (
    <>
      {read.error && <FailureNotice failure={read.error} onRetry={retry} />}
      <div className="box table-scroll">
        <table className="plain-table watch-table">
          <caption className="out-of-sight">{i18n.t("watch.news.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{i18n.t("watch.news.published")}</th>
              <th scope="col">{i18n.t("watch.news.customer")}</th>
              <th scope="col">{i18n.t("watch.news.what")}</th>
              <th scope="col">{i18n.t("watch.news.on")}</th>
              <th scope="col">{i18n.t("watch.news.source")}</th>
            </tr>
          </thead>
          <tbody>
            {news.map(({ about, kind, on, publishedOn, document, takenBack }) => (
              <tr key={[about.customerId, kind, on, document ?? publishedOn].join(" ")}>
                <td className="figure">{publishedOn === null ? "—" : formatDate(publishedOn, language)}</td>
                <td>
                  <Link href={`/customers/${about.customerId}`}>{about.name}</Link>
                </td>
                <td>
                  <What kind={kind} takenBack={takenBack} />
                </td>
                <td className="figure">{formatDate(on, language)}</td>
                <td>
                  <SourceDocument document={document} about={about.name} />
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
