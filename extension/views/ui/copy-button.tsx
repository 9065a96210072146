import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { Button } from "./button.tsx";

/** Copies a text and says whether that worked; the browser may refuse. */
export const CopyButton = ({ text, label, name }: { text: string; label: string; name?: string }) => {
  const [copied, setCopied] = useState<"copied" | "notCopied" | null>(null);
  const copy = async () => {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setCopied(done ? "copied" : "notCopied");
  };
  return (
    <>
      <Button name={name} onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status" className="muted">
        {copied && i18n.t(`offer.cut.${copied}`)}
      </span>
    </>
  );
};
