import { claim, nameOf } from "../badge.ts";
import type { Laid } from "../badge-sheet.ts";
import { closedRoot, wear } from "../sheets.ts";
import type { Ground } from "../tones.ts";
import { type ChipWords, chipHostSheet, chipSheet } from "./chip-sheet.ts";

/** One box that says every verdict, and that none is there yet, in the same number of pixels. */
export type Chip = {
  host: HTMLElement;
  say(words: ChipWords, label: string, ground: Ground): void;
  lay(at: Laid): void;
};

/** A plain element with a closed root, drawn by the same steps for every customer and for nobody. */
export const makeChip = (page: Document): Chip => {
  const host = page.createElement("span");
  claim(host);
  const root = closedRoot(host);
  const box = page.createElement("span");
  box.className = "v";
  box.setAttribute("role", "img");
  for (const name of ["t", "r", "o"]) {
    const part = page.createElement("span");
    part.className = name;
    box.append(part);
  }
  root.append(box);
  const label = nameOf(box);
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
