import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { CalendarFeed, CalendarFeedState } from "#shared/contract/clocks.ts";
import { formatMoment } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useRead } from "../../ui/use-read.ts";
import { useWrite } from "../../ui/use-write.ts";

const PATH = "/v1/calendar-feed";

const Address = ({ url }: { url: string }) => (
  <Notice kind="good" title={i18n.t("deadlines.calendar.made")}>
    <p>{i18n.t("deadlines.calendar.once")}</p>
    <Field label={i18n.t("deadlines.calendar.address")}>
      {(control) => (
        <input
          {...control}
          className="feed-address"
          readOnly
          value={url}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      )}
    </Field>
    <div className="row">
      <CopyButton text={url} label={i18n.t("deadlines.calendar.copy")} />
    </div>
  </Notice>
);

const CalendarDialog = ({ onClose }: { onClose: () => void }) => {
  const [made, setMade] = useState<string | null>(null);
  const state = useRead(CalendarFeedState, PATH);
  const make = useWrite(CalendarFeed, ({ url }) => setMade(url));
  const end = useWrite(CalendarFeedState, () => setMade(null));
  const since = state.data?.since ?? null;
  const has = made !== null || since !== null;
  const busy = make.isPending || end.isPending;
  const failure = make.error ?? end.error;
  return (
    <Dialog title={i18n.t("deadlines.calendar.title")} onClose={onClose}>
      <div className="stack">
        <p>{i18n.t("deadlines.calendar.about")}</p>
        <p>{i18n.t("deadlines.calendar.secret")}</p>
        {made !== null && <Address url={made} />}
        <p className="muted" role="status">
          {end.isSuccess && !has
            ? i18n.t("deadlines.calendar.ended")
            : made === null && since !== null
              ? i18n.t("deadlines.calendar.since", [formatMoment(since, uiLanguage())])
              : ""}
        </p>
        {failure && <FailureNotice failure={failure} kept={i18n.t("ui.nothingChanged")} />}
        <div className="dialog-actions">
          {has && (
            <Button
              look="danger"
              busy={end.isPending}
              disabled={busy}
              onClick={() => end.mutate({ method: "DELETE", path: PATH })}
            >
              {i18n.t("deadlines.calendar.end")}
            </Button>
          )}
          <Button
            look={has ? "plain" : "main"}
            busy={make.isPending}
            disabled={busy}
            onClick={() => {
              end.reset();
              make.mutate({ method: "POST", path: PATH, body: { language: uiLanguage() } });
            }}
          >
            {i18n.t(has ? "deadlines.calendar.renew" : "deadlines.calendar.make")}
          </Button>
        </div>
        {has && <p className="muted">{i18n.t("deadlines.calendar.renewNote")}</p>}
      </div>
    </Dialog>
  );
};

/** The deadlines in one's own calendar, under a secret address. */
export const CalendarButton = () => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{i18n.t("deadlines.calendar.subscribe")}</Button>
      {open && <CalendarDialog onClose={() => setOpen(false)} />}
    </>
  );
};
