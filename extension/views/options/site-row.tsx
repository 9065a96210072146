import { i18n } from "#extension/platform/i18n.ts";
import type { SiteHealth } from "#extension/platform/messages.ts";
import { Button } from "../ui/button.tsx";
import { unwellSentence } from "../unwell-sentence.ts";

type Props = {
  name: string;
  isBuiltIn: boolean;
  isOff: boolean;
  health: SiteHealth[];
  onSwitch: (origin: string, on: boolean) => void;
  onDisable: (origin: string) => void;
};

/** One enabled site: whether its pages are recognised, off or on, and taking it back. */
export const SiteRow = ({ name, isBuiltIn, isOff, health, onSwitch, onDisable }: Props) => {
  const unwell = unwellSentence(health);
  const well = health.length > 0 ? i18n.t("sites.well") : null;
  return (
    <li>
      <span className="options-site">
        <span>{name}</span>
        <span className={unwell === null || isOff ? "muted" : "options-unwell"}>
          {isOff ? i18n.t("sites.off") : (unwell ?? well)}
        </span>
      </span>
      <span className="row">
        <Button
          look="quiet"
          aria-label={i18n.t(isOff ? "sites.turnOnSite" : "sites.turnOffSite", [name])}
          onClick={() => onSwitch(name, isOff)}
        >
          {i18n.t(isOff ? "sites.turnOn" : "sites.turnOff")}
        </Button>
        {isBuiltIn ? (
          <span className="muted">{i18n.t("options.sites.builtIn")}</span>
        ) : (
          <Button aria-label={i18n.t("options.sites.disableSite", [name])} onClick={() => onDisable(name)}>
            {i18n.t("options.sites.disable")}
          </Button>
        )}
      </span>
    </li>
  );
};
