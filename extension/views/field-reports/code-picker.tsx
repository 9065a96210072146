import { useEffect, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { WarningCode } from "#shared/credit/warnings/warning-signals.ts";
import { usualCodes } from "#shared/field-reports/usual-codes.ts";
import { Button } from "../ui/button.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { findCodes } from "./find-codes.ts";
import { Tiles } from "./tiles.tsx";

const labelOf = (code: WarningCode): string => i18n.t(`reports.codes.${code}`);
const choicesOf = (codes: readonly WarningCode[]) => codes.map((value) => ({ value, label: labelOf(value) }));

/** The six that the organization reports most, and whatever was chosen beside them. */
export const shownCodes = (common: readonly WarningCode[], chosen: WarningCode | ""): WarningCode[] => {
  const usual = usualCodes(common);
  return chosen === "" || usual.includes(chosen) ? usual : [chosen, ...usual.slice(0, -1)];
};

/** What was seen or heard: the usual six in sight, all others by words. */
export const CodePicker = ({
  common,
  value,
  error,
  onChange,
}: {
  common: readonly WarningCode[];
  value: WarningCode | "";
  error: string | undefined;
  onChange: (code: WarningCode) => void;
}) => {
  const [searching, setSearching] = useState(false);
  const [text, setText] = useState("");
  const part = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    const target = searching ? "input[type=search]" : "input[type=radio]:checked, input[type=radio]";
    part.current?.querySelector<HTMLInputElement>(target)?.focus();
  }, [searching]);
  const search = (on: boolean): void => {
    moved.current = true;
    setText("");
    setSearching(on);
  };
  const found = searching ? findCodes(text, labelOf) : [];
  return (
    <div className="code-picker" ref={part} data-for="code">
      <Tiles
        legend={i18n.t("reports.form.what")}
        look={searching ? "list" : "pairs"}
        value={value}
        choices={choicesOf(searching ? found : shownCodes(common, value))}
        error={error}
        onChange={onChange}
        {...(searching && { onPick: () => search(false) })}
      >
        {searching && (
          <>
            <SearchField label={i18n.t("reports.form.search")} value={text} onChange={setText} />
            <p className="muted form-hint" role="status">
              {i18n.t("reports.form.found", found.length)}
              {found.length === 0 && ` · ${i18n.t("reports.form.foundNone")}`}
            </p>
          </>
        )}
      </Tiles>
      <Button look="quiet" onClick={() => search(!searching)}>
        {i18n.t(searching ? "reports.form.fewer" : "reports.form.others")}
      </Button>
    </div>
  );
};
