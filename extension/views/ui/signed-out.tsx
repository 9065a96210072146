import { i18n } from "#extension/platform/i18n.ts";
import type { Connection } from "#extension/platform/messages.ts";
import { ClassTile } from "./class-tile.tsx";
import "./signed-out.css";

const STEPS = ["open", "address", "back"] as const;

/** Signing in is the popup's job: it holds the address and the consent. This page says how, and opens by itself after. */
export const SignedOut = ({ connection }: { connection: Exclude<Connection, { kind: "signed_in" }> }) => {
  const state = connection.kind === "signed_out" && connection.expired ? "expired" : connection.kind;
  return (
    <main className="gate">
      <div className="box gate-box">
        <div className="row" aria-hidden="true">
          <ClassTile riskClass="A" />
          <ClassTile riskClass="C" />
          <ClassTile riskClass="E" />
        </div>
        <h1>{i18n.t(`ui.signedOut.${state}`)}</h1>
        <ol className="gate-steps">
          {STEPS.map((step) => (
            <li key={step}>{i18n.t(`ui.signedOut.steps.${step}`)}</li>
          ))}
        </ol>
        {connection.kind === "signed_out" && (
          <p className="muted">{i18n.t("ui.signedOut.at", [connection.apiUrl])}</p>
        )}
        <p className="muted" role="status">
          {i18n.t("ui.signedOut.waiting")}
        </p>
      </div>
    </main>
  );
};
