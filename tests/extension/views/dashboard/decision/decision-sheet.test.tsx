import { beforeEach, expect, it, vi } from "vitest";
import { DecisionSheet } from "#extension/views/dashboard/decision/decision-sheet.tsx";
import { SignedInOnly } from "#extension/views/ui/session.tsx";
import { ok } from "#shared/result.ts";
import { freshBrowser } from "#tests/extension/a-browser.ts";
import { aDetail, aSnapshot } from "../../../background/a-request.ts";
import { answering, buttonNamed, find, show, textOf, untilShown } from "../../shown.tsx";
import { signedInAs } from "../a-signed-in-page.ts";

beforeEach(() => freshBrowser());

it("shows who decided what, when and on which facts, in either language, and prints", async () => {
  const detail = aDetail(1, {
    state: "refused",
    whenAsked: aSnapshot(),
    refusal: { reason: "over_limit", note: "after the next payment" },
    steps: [
      {
        ...{ version: 2, at: "2026-11-26T10:00:00.000Z", action: "refused", inPlaceOf: null, note: "" },
        by: { name: "Anaïs Crédit", role: "analyst", isMe: false },
        ...{ reason: "over_limit", grant: null, codes: [], seenHash: "seen-1" },
        audit: { sequence: 41, hash: "0123456789ab" },
      },
    ],
  });
  answering({ connection: signedInAs("analyst"), requestDetail: ok(detail) });
  const host = show(
    <SignedInOnly>
      <DecisionSheet id={detail.id} />
    </SignedInOnly>,
  );
  await untilShown(host, "Fiche de décision");
  for (const text of ["Anaïs Crédit", "hash-1", "seen-1", "41", "0123456789ab", "after the next payment"])
    expect(textOf(host)).toContain(text);
  find<HTMLInputElement>(host, 'input[value="en"]').click();
  await untilShown(host, "Decision sheet");
  expect(find<HTMLElement>(host, "article").lang).toBe("en");
  const print = vi.fn();
  vi.stubGlobal("print", print);
  buttonNamed(host, "Imprimer, ou enregistrer en PDF").click();
  expect(print).toHaveBeenCalledOnce();
});
