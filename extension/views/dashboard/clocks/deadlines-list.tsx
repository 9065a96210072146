import { useMemo, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { CLOCK_KINDS } from "#shared/clocks/clock.ts";
import { type Deadline, DeadlinePage } from "#shared/contract/clocks.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { useToday } from "../../ui/session.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useReadPages } from "../../ui/use-read.ts";
import { type FocusOn, ListBeside } from "../list-beside.tsx";
import { deadlineGroups } from "./deadline-groups.ts";
import { DeadlinePanel } from "./deadline-panel.tsx";
import { DeadlineDocument, DeadlineRow } from "./deadline-row.tsx";
import type { Outcome } from "./ending-draft.ts";

type Kind = Deadline["kind"] | "all";
const isKind = (text: string): text is Deadline["kind"] => (CLOCK_KINDS as readonly string[]).includes(text);

const KindChoice = ({
  deadlines,
  value,
  onChange,
}: {
  deadlines: readonly Deadline[];
  value: Kind;
  onChange: (kind: Kind) => void;
}) => {
  const kinds = CLOCK_KINDS.filter((kind) => kind === value || deadlines.some((each) => each.kind === kind));
  if (kinds.length < 2 && value === "all") return null;
  return (
    <select
      aria-label={i18n.t("deadlines.kind")}
      name="kind"
      value={value}
      onChange={({ target }) => onChange(isKind(target.value) ? target.value : "all")}
    >
      <option value="all">{i18n.t("deadlines.everyKind")}</option>
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {i18n.t(`outside.clocks.${kind}`)}
        </option>
      ))}
    </select>
  );
};

/** What is to be done by when, or what became of it, with one beside. */
export const DeadlinesList = ({ state, desk }: { state: "open" | "closed"; desk: boolean }) => {
  const today = useToday();
  const read = useReadPages(DeadlinePage, `/v1/clocks?state=${state}`);
  const [kind, setKind] = useState<Kind>("all");
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [focusOn, setFocusOn] = useState<FocusOn>(null);
  const deadlines = useMemo(() => read.data?.pages.flatMap((page) => page.deadlines) ?? [], [read.data]);
  const groups = useMemo(() => {
    const rows = deadlines.filter((each) => kind === "all" || each.kind === kind);
    return state === "closed"
      ? [{ id: "closed", title: null, rows }]
      : deadlineGroups(rows, today).map(({ urgency, deadlines: of }) => ({
          id: urgency,
          title: i18n.t(`deadlines.groups.${urgency}`),
          rows: of,
        }));
  }, [deadlines, kind, state, today]);
  const retry = () => void read.refetch();
  if (read.data === undefined)
    return read.error ? <FailureNotice failure={read.error} onRetry={retry} /> : <Skeleton lines={6} />;
  const ended = (deadline: Deadline, outcome: Outcome): void => {
    setSaid(i18n.t(`deadlines.said.${outcome}`, [deadline.about.name]));
    const order = groups.flatMap(({ rows }) => rows);
    const at = order.findIndex(({ id }) => id === deadline.id);
    const next = outcome === "kept" ? deadline : (order[at + 1] ?? order[at - 1] ?? null);
    setFocusOn(next === null ? null : { id: next.id });
    setChosen(next?.id ?? null);
  };
  return (
    <>
      {read.error && <FailureNotice failure={read.error} onRetry={retry} />}
      <ListBeside
        groups={groups}
        chosen={chosen}
        onChoose={setChosen}
        said={said}
        focusOn={focusOn}
        row={(deadline) => <DeadlineRow deadline={deadline} today={today} />}
        rowFoot={(deadline) => (
          <p className="deadline-document">
            <DeadlineDocument deadline={deadline} />
          </p>
        )}
        panel={(deadline, at) => (
          <DeadlinePanel
            key={deadline.id}
            deadline={deadline}
            today={today}
            mayEnd={desk && state === "open"}
            {...at}
            onEnded={(outcome) => ended(deadline, outcome)}
          />
        )}
        legend={i18n.t(desk && state === "open" ? "deadlines.keys.open" : "deadlines.keys.closed")}
        head={<KindChoice deadlines={deadlines} value={kind} onChange={setKind} />}
        foot={
          read.hasNextPage && (
            <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
              {i18n.t("ui.more")}
            </Button>
          )
        }
        empty={
          <Empty title={i18n.t(`deadlines.empty.${state}`)}>
            <p>{i18n.t(`deadlines.emptyNext.${state}`)}</p>
          </Empty>
        }
      />
    </>
  );
};
