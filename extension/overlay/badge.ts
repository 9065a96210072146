import type { BadgeView } from "../platform/messages.ts";
import { hostSheet, type Lay, lookSheet, type Shape, wordsSheet } from "./badge-sheet.ts";
import { makeBox } from "./box.ts";
import { wear } from "./sheets.ts";
import type { Ground } from "./tones.ts";

/** A box that says the same thing in the same number of pixels for every customer and for nobody. */
export type Badge = {
  host: HTMLElement;
  shape: Shape;
  show(view: BadgeView, ground: Ground): void;
  lay(lay: Lay): void;
};

export const makeBadge = (shape: Shape, lay: Lay): Badge => {
  const { host, root, label } = makeBox("b");
  let outer = hostSheet(shape, lay);
  let inner: string[] = [];
  return {
    host,
    shape,
    show(view, ground) {
      inner = [lookSheet(shape, view, ground), wordsSheet(shape, view)];
      label.textContent = view.label;
      wear(root, outer, ...inner);
    },
    lay(lay) {
      outer = hostSheet(shape, lay);
      wear(root, outer, ...inner);
    },
  };
};
