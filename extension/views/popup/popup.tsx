import { i18n } from "#extension/platform/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useNow } from "../ui/use-now.ts";
import { ConnectScreen } from "./connect-screen.tsx";
import { Frame } from "./frame.tsx";
import { SignInScreen } from "./sign-in-screen.tsx";
import { SignedInScreen } from "./signed-in-screen.tsx";
import { useConnection } from "./use-connection.ts";
import "../ui/base.css";
import "./popup.css";

/** The toolbar's surface. Opened as a page of its own, `?tabId=` says which tab it is about. */
export const Popup = () => {
  const { asked, again } = useConnection();
  const now = useNow();
  if (asked.kind === "loading")
    return (
      <Frame>
        <Skeleton lines={5} />
      </Frame>
    );
  if (asked.kind === "failed")
    return (
      <Frame>
        <Notice
          kind="bad"
          title={i18n.t("popup.asleep")}
          action={<Button onClick={again}>{i18n.t("ui.retry")}</Button>}
        />
      </Frame>
    );
  const connection = asked.value;
  if (connection.kind === "not_connected") return <ConnectScreen onDone={again} />;
  if (connection.kind === "signed_out") return <SignInScreen connection={connection} onDone={again} />;
  return <SignedInScreen key={connection.me.memberId} connection={connection} now={now} />;
};
