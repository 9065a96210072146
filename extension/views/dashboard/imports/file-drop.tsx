import { useId, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import "./file-drop.css";

/** Drop a file or choose one: a real file input fills the whole box and takes both. */
export const FileDrop = ({ onFile, kinds }: { onFile: (file: File) => void; kinds?: string }) => {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <div className={over ? "file-drop file-drop-over" : "file-drop"}>
      <label htmlFor={id}>
        <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
          <path d="M12 15V4m0 0L8 8m4-4 4 4M4 15v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4" />
        </svg>
        <strong>{i18n.t("imports.drop")}</strong>
        <span className="muted">{kinds ?? i18n.t("imports.dropKinds")}</span>
      </label>
      <input
        id={id}
        type="file"
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={(event) => {
          const file = event.target.files?.item(0);
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </div>
  );
};
