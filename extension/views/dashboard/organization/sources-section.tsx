import { i18n } from "#extension/platform/i18n.ts";
import { SourceList } from "#shared/contract/sources.ts";
import { Answered } from "../../ui/answered.tsx";
import { useRead } from "../../ui/use-read.ts";
import { SourcePart } from "./source-part.tsx";
import "./sources.css";

/** What is asked outside, one by one: what leaves stands before the switch. */
export const SourcesSection = () => {
  const read = useRead(SourceList, "/v1/sources");
  // A server of before asks nobody.
  if (read.error?.code === "not_found") return null;
  return (
    <section className="box stack" aria-labelledby="sources-title">
      <h2 id="sources-title">{i18n.t("dashboard.organization.sources.title")}</h2>
      <p className="muted">{i18n.t("dashboard.organization.sources.about")}</p>
      <Answered read={read} lines={6}>
        {({ sources, gazetteReadUpTo }) => (
          <ul className="source-list">
            {sources.map((state) => (
              <li key={state.source}>
                <SourcePart state={state} gazetteReadUpTo={gazetteReadUpTo} />
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  );
};
