import { useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { formatMoment } from "../format.ts";
import { useSession } from "../ui/session.tsx";
import { usePressing } from "./clocks/use-pressing.ts";
import { ImportPulse } from "./imports/import-pulse.tsx";
import { screensOf } from "./may.ts";
import { SCREEN_PATHS } from "./screen-paths.ts";
import { useToJudge } from "./warnings/use-to-judge.ts";
import { useToLookAt } from "./watch/use-to-look-at.ts";

/** A new screen is told in the tab's title, which screen readers read. */
const useTitle = (words: string): void => {
  useEffect(() => {
    document.title = `${words} · Vigie`;
  }, [words]);
};

/** How many wait on a screen for this member. */
const Count = ({ count, words }: { count: number; words: string }) =>
  count > 0 && (
    <>
      {" "}
      <span className="nav-count" aria-hidden="true">
        {count}
      </span>
      <span className="out-of-sight">{words}</span>
    </>
  );

/** Screens of this role, who is signed in where, and how fresh the copy is. First thing to tab to: past it. */
export const Navigation = () => {
  const { me, syncedAt, problem } = useSession();
  const [location] = useLocation();
  const screens = screensOf(me);
  const toJudge = useToJudge(screens.includes("warnings"));
  const pressing = usePressing(screens.includes("deadlines"));
  const toLookAt = useToLookAt(screens.includes("watch"));
  const here = screens.find((screen) => location.startsWith(SCREEN_PATHS[screen]));
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (here === undefined) return;
    const link = list.current?.querySelector(`[href$="${SCREEN_PATHS[here]}"]`);
    link?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here]);
  useTitle(here === undefined ? me.organization.name : i18n.t(`dashboard.nav.${here}`));
  return (
    <header className="side">
      <button
        type="button"
        className="button skip"
        onClick={() => document.getElementById("screen")?.focus()}
      >
        {i18n.t("dashboard.skip")}
      </button>
      <p className="brand">
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <rect width="20" height="20" rx="5" />
          <path d="M4.5 5.5 10 15l5.5-9.5" />
          <circle cx="10" cy="6" r="1.6" />
        </svg>
        Vigie
      </p>
      <nav ref={list} aria-label={i18n.t("dashboard.navigation")}>
        <ul>
          {screens.map((screen) => (
            <li key={screen}>
              <Link href={SCREEN_PATHS[screen]} aria-current={screen === here ? "page" : undefined}>
                {i18n.t(`dashboard.nav.${screen}`)}
                {screen === "warnings" && (
                  <Count count={toJudge} words={i18n.t("dashboard.nav.toJudge", [toJudge])} />
                )}
                {screen === "deadlines" && (
                  <Count count={pressing} words={i18n.t("deadlines.pressing", [pressing])} />
                )}
                {screen === "watch" && (
                  <Count count={toLookAt} words={i18n.t("watch.toLookAt", [toLookAt])} />
                )}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <ImportPulse />
      <div className="who">
        <p className="who-organization">{me.organization.name}</p>
        <p>{me.name}</p>
        <p className="muted">{i18n.t(`roles.${me.role}`)}</p>
        <p className="muted who-sync">
          {problem !== null
            ? i18n.t(`errors.${problem.code}`)
            : syncedAt !== null
              ? i18n.t("dashboard.syncedAt", [formatMoment(new Date(syncedAt).toISOString(), uiLanguage())])
              : i18n.t("dashboard.notSynced")}
        </p>
      </div>
    </header>
  );
};
