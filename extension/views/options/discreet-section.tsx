import { i18n } from "#extension/platform/i18n.ts";
import type { PageSettings } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { useAsked } from "../popup/use-asked.ts";
import { Section } from "./section.tsx";

const askSettings = (): Promise<PageSettings> => send("settings", null);

/** Discreet mode: a neutral dot in place of badges, details on focus alone. */
export const DiscreetSection = () => {
  const { asked, again } = useAsked(askSettings);
  const discreet = asked.kind === "ready" && asked.value.discreet;
  return (
    <Section title={i18n.t("options.discreet.title")}>
      <label className="row">
        <input
          type="checkbox"
          name="discreet"
          checked={discreet}
          disabled={asked.kind !== "ready"}
          onChange={(event) => void send("setDiscreet", { discreet: event.target.checked }).then(again)}
        />
        {i18n.t("options.discreet.label")}
      </label>
      <p className="muted">{i18n.t("options.discreet.key")}</p>
    </Section>
  );
};
