import { useDeferredValue, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { foldForSearch } from "#shared/matching/fold-for-search.ts";
import { Empty } from "../../ui/empty.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { Segments } from "../../ui/segments.tsx";
import { FieldRow, isDefault } from "./field-row.tsx";
import type { Drafted, EditDraft, PolicyDraft } from "./policy-draft.ts";
import { POLICY_FIELDS, type PolicyField, SECTIONS } from "./policy-fields.ts";

const SHOWS = ["all", "notDefault", "changed"] as const;
export type Show = (typeof SHOWS)[number];

type RulesViewProps = {
  inForce: Policy;
  draft: PolicyDraft;
  drafted: Drafted;
  readOnly: boolean;
  show: Show;
  onShow: (show: Show) => void;
  onEdit: EditDraft;
};

const isFound = ({ path }: PolicyField, words: string): boolean =>
  words === "" ||
  foldForSearch(
    `${i18n.t(`policy.fields.${path}.label`)} ${i18n.t(`policy.fields.${path}.meaning`)}`,
  ).includes(words);

/** Every number of the policy, by section; searched by its words, or cut down to what differs. */
export const RulesView = ({ inForce, draft, drafted, readOnly, show, onShow, onEdit }: RulesViewProps) => {
  const [text, setText] = useState("");
  const words = foldForSearch(useDeferredValue(text));
  const shown = POLICY_FIELDS.filter(
    (field) =>
      isFound(field, words) &&
      (show === "all" ||
        (show === "changed" ? drafted.changed.has(field.path) : !isDefault(drafted.values, field.path))),
  );
  const sections = SECTIONS.filter((section) => shown.some((field) => field.section === section));
  return (
    <>
      <div className="row policy-find">
        <SearchField label={i18n.t("policy.search")} value={text} onChange={setText} />
        <Segments
          label={i18n.t("policy.show")}
          value={show}
          choices={SHOWS.filter((value) => !readOnly || value !== "changed").map((value) => ({
            value,
            label: i18n.t(`policy.shows.${value}`),
          }))}
          onChange={onShow}
        />
      </div>
      <nav className="policy-parts" aria-label={i18n.t("policy.toSections")}>
        {sections.map((section) => (
          <button
            type="button"
            key={section}
            onClick={() => {
              const title = document.getElementById(`policy-section-${section}`);
              title?.scrollIntoView({ block: "start" });
              title?.focus({ preventScroll: true });
            }}
          >
            {i18n.t(`policy.sections.${section}.short`)}
          </button>
        ))}
      </nav>
      {sections.length === 0 && <Empty title={i18n.t(`policy.noneShown.${words === "" ? show : "all"}`)} />}
      {sections.map((section) => (
        <section key={section} className="box policy-section" aria-labelledby={`policy-section-${section}`}>
          <header>
            <h2 id={`policy-section-${section}`} tabIndex={-1}>
              {i18n.t(`policy.sections.${section}.title`)}
            </h2>
            <p className="muted">{i18n.t(`policy.sections.${section}.about`)}</p>
          </header>
          {shown
            .filter((field) => field.section === section)
            .map((field) => (
              <FieldRow
                key={field.path}
                field={field}
                inForce={inForce}
                draft={draft}
                drafted={drafted}
                readOnly={readOnly}
                onEdit={onEdit}
              />
            ))}
        </section>
      ))}
    </>
  );
};
