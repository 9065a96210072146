import type { Laid } from "../badge-sheet.ts";
import { makeBox } from "../box.ts";
import { wear } from "../sheets.ts";
import type { Ground } from "../tones.ts";
import { type ChipWords, chipHostSheet, chipSheet } from "./chip-sheet.ts";

/** One box that says every verdict, and that none is there yet, in the same number of pixels. */
export type Chip = {
  host: HTMLElement;
  say(words: ChipWords, label: string, ground: Ground): void;
  lay(at: Laid): void;
};

/** Drawn by the same steps for every customer and for nobody. */
export const makeChip = (): Chip => {
  const { host, root, label } = makeBox("v");
  let outer = chipHostSheet({ left: 0, top: 0 });
  let inner = "";
  const put = () => wear(root, outer, inner);
  return {
    host,
    say(words, spoken, ground) {
      inner = chipSheet(words, ground);
      label.textContent = spoken;
      put();
    },
    lay(at) {
      outer = chipHostSheet(at);
      put();
    },
  };
};
