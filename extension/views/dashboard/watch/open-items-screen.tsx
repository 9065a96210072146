import { useMemo, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { type WatchItem, WatchItemPage } from "#shared/contract/watch.ts";
import { CustomerTile } from "../../field-reports/report-row.tsx";
import { formatMoment } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { useToday } from "../../ui/session.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useReadPages } from "../../ui/use-read.ts";
import { type FocusOn, ListBeside } from "../list-beside.tsx";
import { ItemPanel } from "./item-panel.tsx";
import { quotedWording } from "./item-words.ts";
import type { Outcome } from "./settlement-draft.ts";
import { SourceDocument } from "./source-document.tsx";

const Row = ({ item }: { item: WatchItem }) => {
  const quoted = quotedWording(item);
  return (
    <>
      <CustomerTile customerId={item.about.customerId} />
      <span className="report-row-words">
        <strong>{item.about.name}</strong>
        <span>{i18n.t(`watch.reasons.${item.reason}`)}</span>
        {quoted !== null && (
          <span className="muted watch-quote-line">{i18n.t("watch.quoted", [quoted])}</span>
        )}
        <span className="muted">{i18n.t("watch.raised", [formatMoment(item.raisedAt, uiLanguage())])}</span>
      </span>
    </>
  );
};

/** What the watch could not judge alone, the oldest first; after an answer the next one. */
export const OpenItemsScreen = () => {
  const today = useToday();
  const read = useReadPages(WatchItemPage, "/v1/watch-items?state=open");
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [focusOn, setFocusOn] = useState<FocusOn>(null);
  const items = useMemo(() => read.data?.pages.flatMap((page) => page.items) ?? [], [read.data]);
  const retry = () => void read.refetch();
  if (read.data === undefined)
    return read.error ? <FailureNotice failure={read.error} onRetry={retry} /> : <Skeleton lines={6} />;
  const settled = (item: WatchItem, outcome: Outcome): void => {
    const at = items.findIndex(({ id }) => id === item.id);
    const next = items[at + 1] ?? items[at - 1] ?? null;
    const then = next === null ? i18n.t("triage.nothingLeft") : i18n.t("triage.next", [next.about.name]);
    setSaid([i18n.t(`watch.said.${outcome}`, [item.about.name]), then].join(" "));
    setFocusOn(next === null ? null : { id: next.id });
    setChosen(next?.id ?? null);
  };
  return (
    <>
      {read.error && <FailureNotice failure={read.error} onRetry={retry} />}
      <ListBeside
        groups={[{ id: "open", title: null, rows: items }]}
        chosen={chosen}
        onChoose={setChosen}
        said={said}
        focusOn={focusOn}
        row={(item) => <Row item={item} />}
        rowFoot={(item) => (
          <p className="watch-source">
            <SourceDocument document={item.document} about={item.about.name} />
          </p>
        )}
        panel={(item, at) => (
          <ItemPanel
            key={item.id}
            item={item}
            today={today}
            {...at}
            onSettled={(outcome) => settled(item, outcome)}
          />
        )}
        legend={i18n.t("watch.keys")}
        foot={
          read.hasNextPage && (
            <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
              {i18n.t("ui.more")}
            </Button>
          )
        }
        empty={
          <Empty title={i18n.t("watch.empty")}>
            <p>{i18n.t("watch.emptyNext")}</p>
          </Empty>
        }
      />
    </>
  );
};
