import { lazy, Suspense, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { RequestWrite } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { Button } from "../ui/button.tsx";

/** Loaded when it is needed: a popup opens many times without it. */
const Proof = lazy(() => import("./proof.tsx").then((loaded) => ({ default: loaded.Proof })));

/** Proves once more who it is, then sends the very same decision: nothing has to be typed a second time. */
export const SignInAgain = ({ write }: { write: RequestWrite }) => {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const again = async (): Promise<void> => {
    setAsking(false);
    setBusy(true);
    await send("dropWrite", { id: write.id });
    await send("writeRequest", { ...write, id: crypto.randomUUID() });
    setBusy(false);
  };
  return (
    <>
      <Button look="main" busy={busy} onClick={() => setAsking(true)}>
        {i18n.t("requests.writes.signIn")}
      </Button>
      {asking && (
        <Suspense fallback={null}>
          <Proof onDone={() => void again().catch(() => setBusy(false))} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
};
