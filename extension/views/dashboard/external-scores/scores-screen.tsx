import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { type GradeProvider, GradeProviderList } from "#shared/contract/external-scores.ts";
import { Answered } from "../../ui/answered.tsx";
import { Field } from "../../ui/field.tsx";
import { useRead } from "../../ui/use-read.ts";
import { FileStart } from "./file-start.tsx";
import { PROVIDERS_PATH, ProvidersSection } from "./providers-section.tsx";
import { scaleWords } from "./scale-words.ts";
import { ScoreFile } from "./score-file.tsx";
import { useTableFile } from "./use-table-file.ts";

const Reading = ({ providers, today }: { providers: GradeProvider[]; today: string }) => {
  const queries = useQueryClient();
  const { state, choose, change, clear } = useTableFile("scores");
  const [source, setSource] = useState("");
  const provider = providers.find((each) => each.source === source) ?? providers[0];
  if (provider === undefined) return null;
  return (
    <>
      <section className="box stack" aria-label={i18n.t("externalScores.from")}>
        <Field label={i18n.t("externalScores.from")} hint={scaleWords(provider.scale)}>
          {(control) => (
            <select
              {...control}
              className="source-input"
              value={provider.source}
              onChange={({ target }) => setSource(target.value)}
            >
              {providers.map((each) => (
                <option key={each.source} value={each.source}>
                  {each.source}
                </option>
              ))}
            </select>
          )}
        </Field>
        {state.kind !== "open" && (
          <FileStart
            state={state}
            kinds={i18n.t("externalScores.dropKinds")}
            onFile={(file) => void choose(file)}
          />
        )}
      </section>
      {state.kind === "open" && (
        <ScoreFile
          key={`${provider.source} ${JSON.stringify(provider.scale)}`}
          file={state.file}
          provider={provider}
          today={today}
          onChange={change}
          onClear={clear}
          onKept={() => void queries.invalidateQueries()}
        />
      )}
    </>
  );
};

/** Grades: the provider of a file, the file, and all providers. */
export const ScoresScreen = ({ today }: { today: string }) => {
  const read = useRead(GradeProviderList, PROVIDERS_PATH);
  return (
    <>
      <Answered read={read} lines={3}>
        {({ providers }) => <Reading providers={providers} today={today} />}
      </Answered>
      <ProvidersSection />
    </>
  );
};
