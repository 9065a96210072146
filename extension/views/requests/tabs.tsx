import { i18n } from "#extension/platform/i18n.ts";

export type Tab = "queue" | "customer" | "mine";

/** Parts of a surface, all in sight; a count says how many wait there. */
export const Tabs = ({
  tabs,
  current,
  onChoose,
}: {
  tabs: { tab: Tab; count: number }[];
  current: Tab;
  onChoose: (tab: Tab) => void;
}) => (
  <nav className="tabs" aria-label={i18n.t("requests.tabs.label")}>
    {tabs.map(({ tab, count }) => (
      <button
        key={tab}
        type="button"
        className="tab"
        aria-current={tab === current ? "page" : undefined}
        onClick={() => onChoose(tab)}
      >
        {count === 0
          ? i18n.t(`requests.tabs.${tab}`)
          : i18n.t("requests.tabs.counted", [i18n.t(`requests.tabs.${tab}`), count])}
      </button>
    ))}
  </nav>
);
