import { i18n } from "#extension/platform/i18n.ts";
import { useNotifications } from "../requests/notify-offer.tsx";
import { Section } from "./section.tsx";

/** Notifications of what waits: off until the member turns them on, and the browser consents. */
export const NotifySection = () => {
  const { on, denied, turn } = useNotifications();
  return (
    <Section title={i18n.t("requests.notify.section")}>
      <label className="row">
        <input
          type="checkbox"
          name="notify"
          checked={on === true}
          disabled={on === null}
          onChange={(event) => turn(event.target.checked)}
        />
        {i18n.t("requests.notify.label")}
      </label>
      <p className="muted" role="status">
        {i18n.t(denied ? "requests.notify.denied" : "requests.notify.hint")}
      </p>
    </Section>
  );
};
