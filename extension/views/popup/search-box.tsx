import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { BadgeRow } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { ClassTile } from "../ui/class-tile.tsx";

const SHORTEST = 2;

/** Customers of the local copy for what is typed; the last question wins. */
const useFound = (text: string): BadgeRow[] | null => {
  const [found, setFound] = useState<BadgeRow[] | null>(null);
  useEffect(() => {
    let current = true;
    if (text.trim().length < SHORTEST) setFound(null);
    else
      send("search", { text }).then(
        (rows) => current && setFound(rows),
        () => current && setFound([]),
      );
    return () => {
      current = false;
    };
  }, [text]);
  return found;
};

/** Search by keyboard: arrows move, Enter takes, Escape empties (the combobox pattern of ARIA). */
export const SearchBox = ({ onChoose }: { onChoose: (customer: BadgeRow) => void }) => {
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const found = useFound(text);
  const open = found !== null;
  const choose = (customer: BadgeRow | undefined): void => {
    if (customer === undefined) return;
    setText("");
    onChoose(customer);
  };
  const type = (typed: string): void => {
    setText(typed);
    setAt(0);
  };
  const press = (event: KeyboardEvent): void => {
    const last = (found?.length ?? 0) - 1;
    if (event.key === "ArrowDown") setAt(Math.min(last, at + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(0, at - 1));
    else if (event.key === "Enter") choose(found?.[at]);
    else if (event.key === "Escape" && text !== "") type("");
    else return;
    event.preventDefault();
  };
  return (
    <div className="popup-search">
      <label className="out-of-sight" htmlFor={id}>
        {i18n.t("popup.search.label")}
      </label>
      <input
        id={id}
        type="search"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && found.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={i18n.t("popup.search.placeholder")}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
      />
      <p className="out-of-sight" role="status">
        {open ? i18n.t("popup.search.found", found.length) : ""}
      </p>
      <div
        id={`${id}-list`}
        className="popup-found"
        role="listbox"
        aria-label={i18n.t("popup.search.label")}
        hidden={!open}
      >
        {found?.map((customer, index) => (
          <div
            key={customer.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(customer)}
            onKeyDown={press}
            tabIndex={-1}
          >
            <ClassTile riskClass={customer.riskClass} />
            <span>{customer.name}</span>
            <small className="muted">{customer.siren ?? customer.accountNumbers[0] ?? ""}</small>
          </div>
        ))}
        {found?.length === 0 && <p className="muted">{i18n.t("popup.search.nobody", [text])}</p>}
      </div>
    </div>
  );
};
