import { beforeEach, expect, it } from "vitest";
import { CustomerView } from "#extension/views/dashboard/customer/customer-view.tsx";
import { SignedInOnly } from "#extension/views/ui/session.tsx";
import { freshBrowser } from "../../../a-browser.ts";
import { aLiquidation, aProspect } from "../../../background/an-outside.ts";
import { answering, find, show, textOf, untilShown } from "../../shown.tsx";
import { aDetail, apiOf, signedInAs } from "../a-signed-in-page.ts";

beforeEach(() => {
  freshBrowser();
});

const shown = (badge: ReturnType<typeof aProspect>) => {
  answering({ connection: signedInAs("rep"), api: apiOf({}) });
  return show(
    <SignedInOnly>
      <CustomerView detail={aDetail({ badge, terms: { kind: "net", days: 30, assumed: true } })} />
    </SignedInOnly>,
  );
};

it("shows a prospect without a letter, and nothing of a ledger that it has not", async () => {
  const host = shown(aProspect({}, { riskClass: "B" }));
  await untilShown(host, "Prospect : identifié au registre, aucun grand livre.");
  expect(find(host, "[role=img]").textContent).toBe("–");
  await untilShown(host, "Vu de l’extérieur");
  expect(textOf(host)).not.toMatch(/Balance âgée|Classe B/);
});

it("shows the letter of a procedure, with its notice", async () => {
  const host = shown(aProspect({ events: [aLiquidation] }, { riskClass: "E" }));
  await untilShown(host, "Liquidation judiciaire, le 18 nov. 2026");
  expect(find(host, "[role=img]").textContent).toBe("E");
});
