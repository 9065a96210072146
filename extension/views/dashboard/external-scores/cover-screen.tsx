import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { type Insurer, InsurerList } from "#shared/contract/clocks.ts";
import { Answered } from "../../ui/answered.tsx";
import { Field } from "../../ui/field.tsx";
import { useRead } from "../../ui/use-read.ts";
import { INSURERS_PATH, InsurersSection } from "../insurers/insurers-section.tsx";
import { CoverFile } from "./cover-file.tsx";
import { FileStart } from "./file-start.tsx";
import { useTableFile } from "./use-table-file.ts";

const Reading = ({ insurers, today }: { insurers: Insurer[]; today: string }) => {
  const queries = useQueryClient();
  const { state, choose, change, clear } = useTableFile("cover");
  const [id, setId] = useState("");
  const insurer = insurers.find((each) => each.id === id) ?? insurers[0];
  if (insurer === undefined) return <p className="box">{i18n.t("externalScores.noInsurer")}</p>;
  return (
    <>
      <section className="box stack" aria-label={i18n.t("externalScores.insurer")}>
        <Field label={i18n.t("externalScores.insurer")}>
          {(control) => (
            <select
              {...control}
              className="source-input"
              value={insurer.id}
              onChange={({ target }) => setId(target.value)}
            >
              {insurers.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {state.kind !== "open" && (
          <FileStart
            state={state}
            kinds={i18n.t("externalScores.dropKindsCover")}
            onFile={(file) => void choose(file)}
          />
        )}
      </section>
      {state.kind === "open" && (
        <CoverFile
          key={insurer.id}
          file={state.file}
          insurer={insurer}
          today={today}
          onChange={change}
          onClear={clear}
          onKept={() => void queries.invalidateQueries()}
        />
      )}
    </>
  );
};

/** Insurer limits: the insurer of a file, the file, and all insurers. */
export const CoverScreen = ({ today }: { today: string }) => {
  const read = useRead(InsurerList, INSURERS_PATH);
  return (
    <>
      <Answered read={read} lines={3}>
        {({ insurers }) => <Reading insurers={insurers} today={today} />}
      </Answered>
      <InsurersSection />
    </>
  );
};
