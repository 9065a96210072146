import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { OwnSubstitute } from "#shared/contract/me.ts";
import { formatDate } from "../format.ts";
import { Answered } from "../ui/answered.tsx";
import { Button } from "../ui/button.tsx";
import { DateField } from "../ui/date-field.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Field } from "../ui/field.tsx";
import { newQueryClient } from "../ui/query-client.ts";
import { dayIn } from "../ui/today.ts";
import { useRead } from "../ui/use-read.ts";
import { useWrite } from "../ui/use-write.ts";
import { Section } from "./section.tsx";

/** The one person who decides in this member's place while away, and for whom this member does. Nothing for those who decide nothing. */
export const SubstituteSection = ({ timeZone }: { timeZone: string }) => {
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <Substitutes today={dayIn(timeZone, new Date())} />
    </QueryClientProvider>
  );
};

const Substitutes = ({ today }: { today: string }) => {
  const read = useRead(OwnSubstitute, "/v1/me/substitute");
  if (!read.data && !read.isError) return null;
  if (read.data && !read.data.mayName && read.data.standsInFor.length === 0) return null;
  return (
    <Section title={i18n.t("substitute.title")}>
      <Answered read={read} lines={2}>
        {(own) => (
          <>
            {own.standsInFor.map(({ name, from, until }) => (
              <p key={name}>
                {i18n.t("substitute.standsIn", [
                  name,
                  formatDate(from, uiLanguage()),
                  formatDate(until, uiLanguage()),
                ])}
              </p>
            ))}
            {own.mayName && <SubstituteForm key={JSON.stringify(own.substitute)} own={own} today={today} />}
          </>
        )}
      </Answered>
    </Section>
  );
};

const SubstituteForm = ({ own, today }: { own: OwnSubstitute; today: string }) => {
  const standing = own.substitute;
  const [memberId, setMemberId] = useState(standing?.memberId ?? "");
  const [from, setFrom] = useState(standing?.from ?? today);
  const [until, setUntil] = useState(standing?.until ?? "");
  const write = useWrite(OwnSubstitute);
  const put = (substitute: { memberId: string; from: string; until: string } | null) =>
    write.mutate({ method: "PUT", path: "/v1/me/substitute", body: { substitute } });
  const same = standing?.memberId === memberId && standing.from === from && standing.until === until;
  const ready = memberId !== "" && from !== "" && until !== "" && until >= from && until >= today && !same;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) put({ memberId, from, until });
      }}
    >
      <p className="muted">{i18n.t("substitute.about")}</p>
      <Field label={i18n.t("substitute.person")}>
        {(control) => (
          <select {...control} value={memberId} onChange={(event) => setMemberId(event.target.value)}>
            <option value="">{i18n.t("substitute.nobody")}</option>
            {own.candidates.map((candidate) => (
              <option key={candidate.memberId} value={candidate.memberId}>
                {i18n.t("changes.decider", [candidate.name, i18n.t(`roles.${candidate.role}`)])}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="form-pair">
        <DateField label={i18n.t("substitute.from")} value={from} onChange={setFrom} />
        <DateField
          label={i18n.t("substitute.until")}
          value={until}
          min={[from, today].sort().at(-1) ?? today}
          onChange={setUntil}
        />
      </div>
      {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
      <div className="row">
        <Button type="submit" look="main" busy={write.isPending} disabled={!ready}>
          {i18n.t("substitute.name")}
        </Button>
        {standing && (
          <Button disabled={write.isPending} onClick={() => put(null)}>
            {i18n.t("substitute.end")}
          </Button>
        )}
        <span className="muted" role="status">
          {write.isSuccess ? `✓ ${i18n.t("dashboard.organization.saved")}` : ""}
        </span>
      </div>
    </form>
  );
};
