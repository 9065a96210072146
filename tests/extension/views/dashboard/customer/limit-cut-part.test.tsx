import { beforeEach, describe, expect, it } from "vitest";
import { LimitCutPart } from "#extension/views/dashboard/customer/limit-cut-part.tsx";
import { SignedInOnly } from "#extension/views/ui/session.tsx";
import { freshBrowser } from "../../../a-browser.ts";
import { answering, find, show, textOf, untilShown } from "../../shown.tsx";
import { signedInAs } from "../a-signed-in-page.ts";

beforeEach(() => {
  freshBrowser();
});

const cut = (fromCents: number, ...amounts: number[]) => ({
  fromCents,
  toCents: amounts.at(-1) ?? 0,
  ground: "need",
  evidence: { needCents: 160_000 },
  graduated: true,
  steps: amounts.map((amountCents, place) => ({ afterDays: (place + 1) * 30, amountCents })),
});
const shown = async (of: ReturnType<typeof cut>, maySetLimits = true): Promise<HTMLElement> => {
  answering({ connection: signedInAs("analyst") });
  const host = show(
    <SignedInOnly>
      <LimitCutPart cut={of} maySetLimits={maySetLimits} />
    </SignedInOnly>,
  );
  await untilShown(host, "Baisse de la limite");
  return host;
};
const rows = (host: HTMLElement): string[] =>
  [...host.querySelectorAll("tbody tr")].map(({ children }) =>
    [children[0], children[2]].map((cell) => cell?.textContent?.replaceAll(/\s/g, " ")).join(" : "),
  );

describe("a limit on its way down", () => {
  it("comes down in dated steps, which its notice repeats", async () => {
    const host = await shown(cut(1_350_000, 950_000, 600_000, 250_000));
    expect(rows(host)).toEqual(["30 jours : 9 500 €", "60 jours : 6 000 €", "90 jours : 2 500 €"]);
    expect(textOf(find(host, ".notice-letter")).match(/ : [\d ]+ €/g)).toEqual([
      " : 9 500 €",
      " : 6 000 €",
      " : 2 500 €",
    ]);
  });

  it("has no step that brings it no lower, in the table and in the notice", async () => {
    const host = await shown(cut(200_000, 200_000, 150_000, 150_000));
    expect(rows(host)).toEqual(["60 jours : 1 500 €"]);
    expect(textOf(find(host, ".notice-letter")).match(/ : [\d ]+ €/g)).toEqual([" : 1 500 €"]);
  });

  it("gives the notice to who decides alone", async () => {
    const host = await shown(cut(1_350_000, 950_000, 600_000, 250_000), false);
    expect(rows(host)).toHaveLength(3);
    expect(host.querySelector(".notice-letter")).toBeNull();
  });
});
