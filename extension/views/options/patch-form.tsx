import { type FormEvent, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { PATCHABLE } from "#extension/sites/patchable.ts";
import { patchableFields } from "#extension/sites/rules/patch-rules.ts";
import { PATCH_FIELDS } from "#shared/contract/page-rules.ts";
import { sitePatchProblem } from "#shared/page-rules/page-rule.ts";
import type { ApiCall } from "../ui/ask-api.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";

type Props = { act: (call: ApiCall) => Promise<boolean> };

const pagesOf = (site: string): ReadonlyMap<string, ReadonlySet<string>> => {
  const rules = PATCHABLE.find(({ id }) => id === site)?.rules;
  return rules ? patchableFields(rules) : new Map();
};

const choose = (of: Iterable<string>) =>
  [...of].map((one) => (
    <option key={one} value={one}>
      {one}
    </option>
  ));

/** An admin gives a selector that comes before ours: for a kind of page and a field that the site really has. */
export const PatchForm = ({ act }: Props) => {
  const [site, setSite] = useState(PATCHABLE[0]?.id ?? "");
  const [asked, setPage] = useState("");
  const [wanted, setField] = useState("");
  const [css, setCss] = useState("");
  const [attribute, setAttribute] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const pages = pagesOf(site);
  const page = pages.has(asked) ? asked : ([...pages.keys()][0] ?? "");
  const fields = PATCH_FIELDS.filter((field) => pages.get(page)?.has(field));
  const field = fields.find((one) => one === wanted) ?? fields[0] ?? "name";
  const read = { css: css.trim(), ...(attribute.trim() === "" ? {} : { attribute: attribute.trim() }) };
  const rule = { site, page, fields: { [field]: [read] } };
  const problem = sitePatchProblem(rule);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (problem !== null) return;
    setBusy(true);
    void act({ method: "POST", path: "/v1/page-rules", body: { kind: "patch", rule } })
      .then((done) => {
        if (done) setCss("");
        setTried(!done);
      })
      .finally(() => setBusy(false));
  };
  const isAttribute = problem?.path.endsWith("attribute") === true;
  const wrong = tried && problem !== null;
  return (
    <details>
      <summary>{i18n.t("options.patch.title")}</summary>
      <form className="stack" onSubmit={save} noValidate>
        <p className="muted">{i18n.t("options.patch.why")}</p>
        <Field label={i18n.t("options.patch.site")}>
          {(attributes) => (
            <select {...attributes} value={site} onChange={(event) => setSite(event.target.value)}>
              {choose(PATCHABLE.map(({ id }) => id))}
            </select>
          )}
        </Field>
        <Field label={i18n.t("options.patch.page")}>
          {(attributes) => (
            <select {...attributes} value={page} onChange={(event) => setPage(event.target.value)}>
              {choose(pages.keys())}
            </select>
          )}
        </Field>
        <Field label={i18n.t("options.patch.field")}>
          {(attributes) => (
            <select {...attributes} value={field} onChange={(event) => setField(event.target.value)}>
              {choose(fields)}
            </select>
          )}
        </Field>
        <Field
          label={i18n.t("options.patch.css")}
          error={wrong && !isAttribute ? i18n.t("options.patch.cssWrong") : undefined}
        >
          {(attributes) => (
            <input
              {...attributes}
              name="css"
              spellCheck={false}
              value={css}
              onChange={(event) => setCss(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={i18n.t("options.patch.attribute")}
          hint={i18n.t("options.patch.attributeHint")}
          error={wrong && isAttribute ? i18n.t("options.patch.attributeWrong") : undefined}
        >
          {(attributes) => (
            <input
              {...attributes}
              name="attribute"
              spellCheck={false}
              value={attribute}
              onChange={(event) => setAttribute(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" busy={busy}>
          {i18n.t("options.patch.save")}
        </Button>
      </form>
    </details>
  );
};
