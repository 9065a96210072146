import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { RequestWrite } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { Button } from "../ui/button.tsx";

/** Signs in again, then sends the very same decision: nothing has to be typed a second time. */
export const SignInAgain = ({ write }: { write: RequestWrite }) => {
  const [busy, setBusy] = useState(false);
  const again = async (): Promise<void> => {
    setBusy(true);
    const signedIn = await send("signIn", null).catch(() => null);
    if (signedIn?.ok === true) {
      await send("dropWrite", { id: write.id });
      await send("writeRequest", { ...write, id: crypto.randomUUID() });
    }
    setBusy(false);
  };
  return (
    <Button look="main" busy={busy} onClick={() => void again().catch(() => setBusy(false))}>
      {i18n.t("requests.writes.signIn")}
    </Button>
  );
};
