import { beforeEach, expect, it, vi } from "vitest";
import { Button } from "#extension/views/ui/button.tsx";
import { Dialog } from "#extension/views/ui/dialog.tsx";
import { Segments } from "#extension/views/ui/segments.tsx";
import { freshBrowser } from "../../a-browser.ts";
import { show } from "../shown.tsx";

beforeEach(() => {
  freshBrowser();
});

const focused = () => vi.waitFor(() => expect(document.querySelector("dialog")?.open).toBe(true));

it("opens on the first field of its form, past the button that closes and the choice of the form", async () => {
  const host = show(
    <Dialog title="Ajouter" onClose={() => {}}>
      <Segments label="Quoi" value="a" onChange={() => {}} choices={[{ value: "a", label: "A" }]} />
      <form>
        <Button>Aide</Button>
        <input name="first" />
        <input name="second" />
      </form>
    </Dialog>,
  );
  await focused();
  expect(document.activeElement).toBe(host.querySelector('[name="first"]'));
});

it("without a form leaves the focus to the browser", async () => {
  show(
    <Dialog title="Rapport" onClose={() => {}}>
      <p>Rien</p>
    </Dialog>,
  );
  await focused();
  expect(document.activeElement?.tagName).not.toBe("INPUT");
});
