import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { send } from "#extension/platform/send.ts";
import { openBeside } from "#extension/platform/surfaces.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

type Props = {
  tabId: number;
  /** Opens the panel that leads through it; not where that is this very surface. */
  beside?: boolean;
  onBegun?: () => void;
};

/** Begins the teaching of a tab's page. What to point at is said beside the page, never on it. */
export const TeachButton = ({ tabId, beside = false, onBegun }: Props) => {
  const [refused, setRefused] = useState(false);
  const begin = (): void => {
    const opened = beside ? openBeside(tabId) : Promise.resolve();
    void send("beginTeaching", { tabId })
      .catch(() => null)
      .then(async (state) => {
        await opened;
        setRefused(state === null);
        if (state !== null) onBegun?.();
      });
  };
  return (
    <>
      {refused && (
        <Notice kind="warning" title={i18n.t("teach.refused")}>
          <p>{i18n.t("teach.refusedNext")}</p>
        </Notice>
      )}
      <Button name="teach" onClick={begin}>
        {i18n.t("teach.begin")}
      </Button>
    </>
  );
};
