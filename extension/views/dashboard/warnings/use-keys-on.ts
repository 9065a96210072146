import { useState } from "react";

const KEPT = "vigie/triage-keys";

/** Whether single keys act on this device: who dictates to the computer turns them off (WCAG 2.1.4). */
export const useKeysOn = (): [boolean, (on: boolean) => void] => {
  const [on, setOn] = useState(() => localStorage.getItem(KEPT) !== "off");
  return [
    on,
    (wanted) => {
      localStorage.setItem(KEPT, wanted ? "on" : "off");
      setOn(wanted);
    },
  ];
};
