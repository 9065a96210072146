import { beforeEach, expect, it } from "vitest";
import { RecordsSection } from "#extension/views/dashboard/customer/records-section.tsx";
import { SignedInOnly } from "#extension/views/ui/session.tsx";
import { freshBrowser } from "../../../a-browser.ts";
import { aLiquidation } from "../../../background/an-outside.ts";
import { answering, find, show, textOf, untilShown } from "../../shown.tsx";
import { aDetail, signedInAs } from "../a-signed-in-page.ts";

beforeEach(() => {
  freshBrowser();
  answering({ connection: signedInAs("rep") });
});

const event = {
  ...{ id: "019ab000-0000-7000-8000-00000000000e", kind: "liquidation" as const, day: "2026-11-18" },
  ...{ note: "TC Quimper", author: "job:watch", revokedAt: null },
};
const shown = (document: string | null, author = event.author) =>
  show(
    <SignedInOnly>
      <RecordsSection detail={aDetail({ events: [{ ...event, author, document }] })} />
    </SignedInOnly>,
  );

it("tells an event of the gazette as read by the watch, with its notice", async () => {
  const host = shown(aLiquidation.document);
  await untilShown(host, "Le 18 nov. 2026, par la veille des annonces");
  expect(find<HTMLAnchorElement>(host, "a").href).toBe(aLiquidation.document);
  expect(textOf(host)).not.toContain("job:");
});

it("tells one that a person entered as that person's, without a link", async () => {
  const host = shown(null, "Nora Lenoir");
  await untilShown(host, "Le 18 nov. 2026, par Nora Lenoir");
  expect(host.querySelector("a")).toBeNull();
});
