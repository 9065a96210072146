import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { BadgeRow } from "#extension/platform/messages.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import type { Word } from "./use-word.ts";

type LinkLineProps = {
  customer: BadgeRow;
  unconfirmed: boolean;
  word: Word;
  /** A credit analyst's word holds for everyone. */
  decides: boolean;
};

/** How sure it is that the page is about this customer, and the way to say that it is not. */
export const LinkLine = ({ customer, unconfirmed, word: { say, saving }, decides }: LinkLineProps) => {
  const [asked, setAsked] = useState(false);
  if (say === null) return null;
  if (unconfirmed)
    return (
      <Notice kind="info" title={i18n.t("links.own.unconfirmed")}>
        <p>{i18n.t("links.own.forYou")}</p>
        <div className="row">
          <Button busy={saving} onClick={() => say("undo", customer.id)}>
            {i18n.t("links.own.undo")}
          </Button>
        </div>
      </Notice>
    );
  if (!asked)
    return (
      <div>
        <Button look="quiet" onClick={() => setAsked(true)}>
          {i18n.t("links.own.wrong")}
        </Button>
      </div>
    );
  return (
    <Notice kind="warning" title={i18n.t("links.own.wrongAsk", [customer.name])}>
      <p>{i18n.t(decides ? "links.own.wrongForAll" : "links.own.wrongForYou")}</p>
      <div className="row">
        <Button
          look="danger"
          busy={saving}
          onClick={() => {
            setAsked(false);
            say("reject", customer.id);
          }}
        >
          {i18n.t("links.own.wrongYes")}
        </Button>
        <Button look="quiet" onClick={() => setAsked(false)}>
          {i18n.t("ui.cancel")}
        </Button>
      </div>
    </Notice>
  );
};
