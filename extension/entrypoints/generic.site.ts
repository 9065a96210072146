import { givePart, giveSite } from "#extension/overlay/parts.ts";
import { shadowRoots } from "#extension/overlay/shadow-roots.ts";
import { generic } from "#extension/sites/generic.ts";

/** The reader of every other page, and what opens shadow trees for it. */
export default {
  main: () => {
    givePart("shadow", shadowRoots);
    giveSite(generic);
  },
};
