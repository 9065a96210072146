import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { send } from "#extension/platform/send.ts";
import type { Change } from "#shared/contract/changes.ts";
import { OrganizationChange, OrganizationChanged } from "#shared/contract/me.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { Segments } from "../../ui/segments.tsx";
import { useMe } from "../../ui/session.tsx";
import { useWrite } from "../../ui/use-write.ts";
import { WaitsNotice } from "../changes/waits-notice.tsx";
import { changesOf } from "./changes-of.ts";

const SCOPES = ["all", "own"] as const;
const DETAILS = ["figures", "class"] as const;

/** What the server lets reps see, the discreet default, and the SIREN that is our own on every page. */
export const PolicySection = () => {
  const { organization } = useMe();
  const queries = useQueryClient();
  const [name, setName] = useState(organization.name);
  const [siren, setSiren] = useState(organization.siren ?? "");
  const [discreet, setDiscreet] = useState(organization.discreetByDefault);
  const [seen, setSeen] = useState(organization.repVisibility);
  // What the server holds: the session learns of it only with the next sync, which is asked for at once.
  const [standing, setStanding] = useState(organization);
  const [secondPerson, setSecondPerson] = useState(organization.secondPerson);
  const [waits, setWaits] = useState<Change | null>(null);
  const write = useWrite(OrganizationChanged, ({ waiting, ...changed }) => {
    setStanding(changed);
    setSecondPerson(changed.secondPerson);
    setWaits(waiting ?? null);
    void send("syncNow", null)
      .catch(() => undefined)
      .then(() => queries.invalidateQueries({ queryKey: ["connection"] }));
  });
  const typed = siren.replace(/\s/g, "");
  const sirenWrong = typed !== "" && !/^\d{9}$/.test(typed);
  const change = changesOf(standing, {
    name: name.trim(),
    siren: typed === "" ? null : typed,
    discreetByDefault: discreet,
    repVisibility: seen,
    secondPerson,
  });
  const ready = change !== null && OrganizationChange.safeParse(change).success;
  return (
    <form
      className="box stack"
      aria-labelledby="policy-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) write.mutate({ method: "PATCH", path: "/v1/organization", body: change });
      }}
    >
      <h2 id="policy-title">{i18n.t("dashboard.organization.policy")}</h2>
      <div className="form-pair">
        <Field label={i18n.t("dashboard.organization.name")}>
          {(control) => (
            <input
              {...control}
              value={name}
              maxLength={120}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={i18n.t("dashboard.organization.siren")}
          hint={i18n.t("dashboard.organization.sirenHint")}
          error={sirenWrong ? i18n.t("dashboard.organization.sirenWrong") : undefined}
        >
          {(control) => (
            <input
              {...control}
              inputMode="numeric"
              value={siren}
              maxLength={11}
              onChange={(event) => setSiren(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className="policy-choices">
        <div>
          <h3>{i18n.t("dashboard.organization.scope")}</h3>
          <Segments
            label={i18n.t("dashboard.organization.scope")}
            value={seen.scope}
            onChange={(scope) => setSeen({ ...seen, scope })}
            choices={SCOPES.map((value) => ({
              value,
              label: i18n.t(`dashboard.organization.scopes.${value}`),
            }))}
          />
        </div>
        <div>
          <h3>{i18n.t("dashboard.organization.detail")}</h3>
          <Segments
            label={i18n.t("dashboard.organization.detail")}
            value={seen.detail}
            onChange={(detail) => setSeen({ ...seen, detail })}
            choices={DETAILS.map((value) => ({
              value,
              label: i18n.t(`dashboard.organization.details.${value}`),
            }))}
          />
        </div>
      </div>
      <label className="row policy-discreet">
        <input type="checkbox" checked={discreet} onChange={(event) => setDiscreet(event.target.checked)} />
        <span>
          {i18n.t("dashboard.organization.discreet")}{" "}
          <span className="muted">{i18n.t("dashboard.organization.discreetHint")}</span>
        </span>
      </label>
      <label className="row policy-discreet">
        <input
          type="checkbox"
          checked={secondPerson === "required"}
          onChange={(event) => setSecondPerson(event.target.checked ? "required" : "off")}
        />
        <span>
          {i18n.t("dashboard.organization.secondPerson")}{" "}
          <span className="muted">{i18n.t("dashboard.organization.secondPersonHint")}</span>
        </span>
      </label>
      {waits && <WaitsNotice change={waits} />}
      {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
      <div className="row">
        <Button type="submit" look="main" busy={write.isPending} disabled={!ready}>
          {i18n.t("ui.save")}
        </Button>
        <span className="muted" role="status">
          {write.isSuccess && change === null ? `✓ ${i18n.t("dashboard.organization.saved")}` : ""}
        </span>
      </div>
    </form>
  );
};
