import { givePart, giveSite } from "#extension/overlay/parts.ts";
import { shadowRoots } from "#extension/overlay/shadow-roots.ts";
import { noteWheel } from "#extension/overlay/turned-wheel.ts";
import { generic } from "#extension/sites/generic.ts";

/** The reader of every other page, what opens shadow trees for it, and what tells that a person scrolls there. */
export default {
  main: () => {
    givePart("shadow", shadowRoots);
    giveSite(generic);
    noteWheel();
  },
};
