import { type ReactNode, useEffect, useId, useRef } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { Button } from "./button.tsx";
import "./dialog.css";

type DialogProps = {
  title: string;
  subtitle?: ReactNode;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
};

/** The browser's own modal: keeps the focus, gives it back, closes on Escape. */
export const Dialog = ({ title, subtitle, onClose, wide = false, children }: DialogProps) => {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    // The browser would take the button that closes: a form is opened to be filled in.
    dialog?.querySelector<HTMLElement>("form :is(input, select, textarea)")?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={wide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <div>
          <h2 id={titleId}>{title}</h2>
          {subtitle && <p className="muted">{subtitle}</p>}
        </div>
        <Button look="quiet" onClick={onClose} aria-label={i18n.t("ui.close")}>
          ✕
        </Button>
      </header>
      {children}
    </dialog>
  );
};
