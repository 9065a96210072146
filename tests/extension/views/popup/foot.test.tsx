import { beforeEach, expect, it, vi } from "vitest";
import { Foot } from "#extension/views/popup/foot.tsx";
import { freshBrowser, speak } from "../../a-browser.ts";
import { aWithdrawal } from "../../background/a-request.ts";
import { aMe } from "../../background/a-row.ts";
import { answering, buttonNamed, show, textOf, untilShown } from "../shown.tsx";

beforeEach(() => {
  freshBrowser();
  speak("en");
});

it("says before signing out what is not sent yet, and signs out when told again", async () => {
  const write = aWithdrawal(51, 1);
  const asked = answering({
    settings: { discreet: false, language: "en", signedIn: true },
    requestBoard: {
      requests: [],
      waiting: 0,
      asOf: 0,
      writes: [{ write, at: 0, state: { kind: "waiting", failure: null } }],
    },
    signOut: { ok: true, value: null },
  });
  const connection = {
    kind: "signed_in" as const,
    apiUrl: "https://vigie.company.example",
    me: aMe(),
    rows: 1,
    revision: 1,
    syncedAt: 0,
    syncing: false,
    problem: null,
  };
  const host = show(<Foot connection={connection} now={60_000} />);
  await vi.waitFor(() => expect(asked.map(({ name }) => name)).toContain("requestBoard"));
  await vi.waitFor(() => {
    buttonNamed(host, "Sign out").click();
    expect(textOf(host)).toContain("1 request, decision or warning is not sent yet");
  });
  await vi.waitFor(() => {
    buttonNamed(host, "Sign out").click();
    expect(asked.map(({ name }) => name)).toContain("signOut");
  });
  await untilShown(host, "not sent yet");
});
