import { i18n } from "#extension/platform/i18n.ts";
import { OpenChoicePage } from "#shared/contract/record-choices.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useReadPages } from "../../ui/use-read.ts";
import { PageHead } from "../page-head.tsx";
import { OpenChoices } from "./open-choices.tsx";

/** Links to confirm: the oldest first. */
export const LinksPage = () => {
  const read = useReadPages(OpenChoicePage, "/v1/choices");
  const choices = read.data?.pages.flatMap((page) => page.choices);
  return (
    <div className="page">
      <PageHead title={i18n.t("dashboard.nav.links")} about={i18n.t("links.about")} />
      {read.error && <FailureNotice failure={read.error} onRetry={() => void read.refetch()} />}
      {choices === undefined && !read.error && <Skeleton lines={6} />}
      {choices?.length === 0 && (
        <Empty title={i18n.t("links.none")}>
          <p>{i18n.t("links.noneNext")}</p>
        </Empty>
      )}
      {choices !== undefined && choices.length > 0 && (
        <OpenChoices label={i18n.t("dashboard.nav.links")} choices={choices} />
      )}
      {read.hasNextPage && (
        <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {i18n.t("ui.more")}
        </Button>
      )}
    </div>
  );
};
