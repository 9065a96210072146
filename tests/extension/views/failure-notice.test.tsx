import { expect, it } from "vitest";
import type { Failure } from "#extension/platform/messages.ts";
import { FailureNotice } from "#extension/views/ui/failure-notice.tsx";
import { freshBrowser } from "../a-browser.ts";
import { show, textOf, untilShown } from "./shown.tsx";

type Authority = NonNullable<Failure["authority"]>;
const refused = async (part: Partial<Authority>) => {
  freshBrowser();
  const authority: Authority = {
    ...{ reason: "beyond_ceiling", riskClass: "C", netCents: 4_500_000, ceilingCents: 4_000_000 },
    granters: [],
    ...part,
  };
  const host = show(<FailureNotice failure={{ code: "beyond_authority", requestId: null, authority }} />);
  await untilShown(host, "Vous ne pouvez pas accorder cela seul.");
  return textOf(host);
};

it("says how far one's own authority goes and who could grant it", async () => {
  const text = await refused({
    granters: [
      { name: "Karim Belhadj", role: "analyst" },
      { name: "Ada Lemoine", role: "admin" },
    ],
  });
  expect(text).toContain("Votre plafond en classe C est de 40 000 €, couverture vérifiée déduite.");
  expect(text).toContain(
    "Peut l’accorder : Karim Belhadj (Analyste crédit) ou Ada Lemoine (Administrateur).",
  );
});

it("says when nobody could, alone or at all", async () => {
  expect(await refused({ ceilingCents: 0 })).toContain(
    "Vous n’avez pas de délégation en classe C. Personne ne peut l’accorder seul.",
  );
  expect(await refused({ reason: "class_e" })).toContain("En classe E, personne n’accorde de crédit");
  expect(await refused({ reason: "second_person" })).toContain("deux personnes doivent approuver");
});
