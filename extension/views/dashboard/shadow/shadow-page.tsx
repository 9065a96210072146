import { useContext, useMemo, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { OrderOutcome } from "#shared/contract/order-outcome.ts";
import { formatDays } from "../../format.ts";
import { Empty } from "../../ui/empty.tsx";
import { Currency } from "../../ui/money.tsx";
import { Segments } from "../../ui/segments.tsx";
import { useMe, useToday } from "../../ui/session.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PageHead } from "../page-head.tsx";
import "../policy/policy.css";
import type { OrderFilter } from "./chosen-orders.ts";
import { MatrixTable } from "./matrix-table.tsx";
import { ModeSection } from "./mode-section.tsx";
import { OrderList } from "./order-list.tsx";
import { RunLine } from "./run-line.tsx";
import { type ShadowVerdict, shadowMatrix } from "./shadow-matrix.ts";
import { firstPeriod, periodStart, SHADOW_PERIODS, switchedOn } from "./shadow-period.ts";
import { shadowSentences } from "./shadow-sentences.ts";
import { type ShadowRun, useShadowRun } from "./use-shadow-run.ts";
import "./shadow.css";

const NOTES = ["evening", "limit", "invoices", "most", "pages"] as const;

type SummaryProps = {
  run: ShadowRun;
  onShow: (verdict: ShadowVerdict | null, outcome: OrderOutcome) => void;
};

const Summary = ({ run, onShow }: SummaryProps) => {
  const currency = useContext(Currency);
  const matrix = useMemo(() => shadowMatrix(run.orders), [run.orders]);
  const basis = run.page?.basis ?? "orders";
  return (
    <section className="box stack" aria-labelledby="shadow-sums">
      <h2 id="shadow-sums">{i18n.t(`shadow.sums.${basis}`)}</h2>
      {run.orders.length === 0 ? (
        <Skeleton lines={3} />
      ) : (
        <ul className="shadow-told">
          {shadowSentences(matrix, basis, currency, uiLanguage()).map(({ verdict, text }) => (
            <li key={verdict}>{text}</li>
          ))}
        </ul>
      )}
      <MatrixTable matrix={matrix} onShow={onShow} />
    </section>
  );
};

/** What the rules say in silence: of every order of a period, and how it turned out; and the switch to show it to all. */
export const ShadowPage = () => {
  const { organization } = useMe();
  const today = useToday();
  const since = switchedOn(organization.modeSince, organization.timeZone);
  const [period, setPeriod] = useState(() => firstPeriod(since, today));
  const [filter, setFilter] = useState<OrderFilter>({ verdict: "all", outcome: "all" });
  const { run, stop, goOn, again } = useShadowRun(periodStart(period, since, today), today);
  const show = (verdict: ShadowVerdict | null, outcome: OrderOutcome): void => {
    setFilter({ verdict: verdict ?? "all", outcome });
    const list = document.getElementById("shadow-list");
    list?.scrollIntoView({ block: "start" });
    list?.focus({ preventScroll: true });
  };
  const nothing = run.orders.length === 0;
  return (
    <div className="page">
      <PageHead title={i18n.t("dashboard.nav.shadow")} about={i18n.t("shadow.about")}>
        <Segments
          label={i18n.t("shadow.period.label")}
          value={period}
          onChange={setPeriod}
          choices={SHADOW_PERIODS.filter((value) => value !== "since" || since !== null).map((value) => ({
            value,
            label:
              value === "since" ? i18n.t("shadow.period.since") : formatDays(Number(value), uiLanguage()),
          }))}
        />
      </PageHead>
      <ModeSection />
      <RunLine run={run} onStop={stop} onGoOn={goOn} onAgain={again} />
      {nothing && run.state.kind === "done" && (
        <Empty title={i18n.t("shadow.list.none")}>
          <p>{i18n.t("shadow.list.noneNext")}</p>
        </Empty>
      )}
      {(!nothing || run.state.kind === "reading") && <Summary run={run} onShow={show} />}
      {!nothing && <OrderList orders={run.orders} filter={filter} onFilter={setFilter} />}
      <section className="shadow-notes muted" aria-labelledby="shadow-notes">
        <h2 id="shadow-notes">{i18n.t("shadow.notes.title")}</h2>
        <ul>
          {NOTES.map((note) => (
            <li key={note}>{i18n.t(`shadow.notes.${note}`)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
};
