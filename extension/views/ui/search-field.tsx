import { useId } from "react";
import "./search-field.css";

/** Search as one types; Escape empties it (the browser's own search field does that). */
export const SearchField = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
}) => {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="out-of-sight">
        {label}
      </label>
      <input
        id={id}
        type="search"
        className="search-field"
        placeholder={label}
        maxLength={100}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
};
