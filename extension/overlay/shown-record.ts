import type { Sighting } from "../sites/site.ts";
import type { Tracked } from "./tracked.ts";

const DIALOG = 'dialog[open],[role="dialog"],[aria-modal="true"]';

export const isRecord = ({ sighting: { kind } }: Tracked): boolean => kind === "record";
export const isShown = ({ sighting: { anchor } }: Tracked): boolean =>
  anchor.checkVisibility?.({ visibilityProperty: true }) ?? true;

/** Of several records alive in one page the one shown, a dialog's before what it covers. */
export const shownRecord = (
  names: Iterable<Tracked>,
  isNobody: (of: Tracked) => boolean,
): Sighting | null => {
  const shown = [...names].filter(
    (of) => isRecord(of) && of.identity !== null && !isNobody(of) && isShown(of),
  );
  const onTop = shown.filter(({ sighting }) => sighting.anchor.closest(DIALOG));
  const first = shown.find(({ sighting }) => !sighting.quiet) ?? shown[0];
  return (onTop.at(-1) ?? first)?.sighting ?? null;
};
