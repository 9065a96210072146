import { i18n } from "#extension/platform/i18n.ts";
import type { Connection } from "#extension/platform/messages.ts";
import { Section } from "./section.tsx";

/** What is kept on this device, what leaves it, and when it is forgotten. */
export const PrivacySection = ({ connection }: { connection: Connection }) => (
  <Section title={i18n.t("options.privacy.title")}>
    <ul className="options-points">
      <li>
        {connection.kind === "signed_in"
          ? i18n.t("options.privacy.kept", connection.rows)
          : i18n.t("options.privacy.keptNothing")}
      </li>
      <li>{i18n.t("options.privacy.pages")}</li>
      <li>{i18n.t("options.privacy.unreadable")}</li>
      <li>{i18n.t("options.privacy.quiet")}</li>
      <li>{i18n.t("options.privacy.forgotten")}</li>
    </ul>
  </Section>
);
