import type { ButtonHTMLAttributes } from "react";
import "./button.css";

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: "main" | "plain" | "quiet" | "danger";
  /** The action runs: the button keeps its size and its place, and cannot be pressed twice. */
  busy?: boolean;
};

/** One button of Vigie. `main` stands once on a screen. */
export const Button = ({
  look = "plain",
  busy = false,
  className = "",
  disabled,
  type = "button",
  children,
  ...rest
}: ButtonProps) => (
  <button
    {...rest}
    type={type}
    className={`button button-${look} ${className}`}
    aria-busy={busy || undefined}
    disabled={disabled === true || busy}
  >
    {children}
  </button>
);
