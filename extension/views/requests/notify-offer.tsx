import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { requestNotifications } from "#extension/platform/permissions.ts";
import { send } from "#extension/platform/send.ts";
import { useAsked } from "../popup/use-asked.ts";
import { Button } from "../ui/button.tsx";

const ask = (): Promise<{ on: boolean }> => send("notifies", null);

/** Whether notifications are on, and turning them on or off from a click: the browser asks for its consent once. */
export const useNotifications = () => {
  const { asked, again } = useAsked(ask);
  const [denied, setDenied] = useState(false);
  const turn = (on: boolean): void => {
    const consent = on ? requestNotifications().catch(() => false) : Promise.resolve(true);
    void consent.then(async (given) => {
      setDenied(!given);
      if (given) await send("notify", { on });
      again();
    });
  };
  return { on: asked.kind === "ready" ? asked.value.on : null, denied, turn };
};

/** Offered once under the queue, in one quiet line. */
export const NotifyOffer = () => {
  const { on, denied, turn } = useNotifications();
  if (on !== false) return null;
  return (
    <div className="row spread notify-offer">
      <span className="muted">{i18n.t(denied ? "requests.notify.denied" : "requests.notify.offer")}</span>
      <Button look="quiet" onClick={() => turn(true)}>
        {i18n.t("requests.notify.turnOn")}
      </Button>
    </div>
  );
};
