import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { StaffNote } from "#shared/contract/field-reports.ts";
import { formatMoment } from "../../format.ts";
import { Answered } from "../../ui/answered.tsx";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { useRead } from "../../ui/use-read.ts";
import { useWrite } from "../../ui/use-write.ts";

const PATH = "/v1/organization/staff-note";
const POINTS = ["purpose", "data", "readers", "kept", "rights"] as const;
const LAWS = ["each", "council", "register"] as const;

const Note = () => (
  <div className="staff-note stack">
    <h3>{i18n.t("dashboard.organization.staffNote.read")}</h3>
    <ul>
      {POINTS.map((point) => (
        <li key={point}>{i18n.t(`dashboard.organization.staffNote.points.${point}`)}</li>
      ))}
    </ul>
    <ul>
      {LAWS.map((law) => (
        <li key={law}>{i18n.t(`dashboard.organization.staffNote.law.${law}`)}</li>
      ))}
    </ul>
  </div>
);

const Switch = ({ note }: { note: StaffNote }) => {
  const [told, setTold] = useState(false);
  const write = useWrite(StaffNote, () => setTold(false));
  const set = (read: boolean): void => write.mutate({ method: "PUT", path: PATH, body: { read } });
  const isOn = note.readAt !== null;
  return (
    <>
      {!isOn && <Note />}
      {isOn && (
        <details>
          <summary>{i18n.t("dashboard.organization.staffNote.read")}</summary>
          <Note />
        </details>
      )}
      {!isOn && (
        <label className="row policy-discreet">
          <input type="checkbox" checked={told} onChange={(event) => setTold(event.target.checked)} />
          <span>{i18n.t("dashboard.organization.staffNote.confirm")}</span>
        </label>
      )}
      {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
      <div className="row">
        {isOn ? (
          <Button busy={write.isPending} onClick={() => set(false)}>
            {i18n.t("dashboard.organization.staffNote.off")}
          </Button>
        ) : (
          <Button busy={write.isPending} disabled={!told} onClick={() => set(true)}>
            {i18n.t("dashboard.organization.staffNote.on")}
          </Button>
        )}
        <span className="muted" role="status">
          {note.readAt === null
            ? i18n.t("dashboard.organization.staffNote.isOff")
            : i18n.t("dashboard.organization.staffNote.isOn", [
                note.readBy ?? "—",
                formatMoment(note.readAt, uiLanguage()),
              ])}
        </span>
      </div>
    </>
  );
};

/** Figures by person stay off until an administrator has read what staff has to be told (POLICY 5). */
export const StaffNoteSection = () => {
  const read = useRead(StaffNote, PATH);
  // A server of before counts nothing by person.
  if (read.error?.code === "not_found") return null;
  return (
    <section className="box stack" aria-labelledby="staff-note-title">
      <h2 id="staff-note-title">{i18n.t("dashboard.organization.staffNote.title")}</h2>
      <p>{i18n.t("dashboard.organization.staffNote.about")}</p>
      <Answered read={read} lines={3}>
        {(note) => <Switch note={note} />}
      </Answered>
    </section>
  );
};
