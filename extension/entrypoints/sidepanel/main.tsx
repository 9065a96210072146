import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { uiLanguage } from "#extension/platform/language.ts";
import { SidePanel } from "#extension/views/sidepanel/side-panel.tsx";

document.documentElement.lang = uiLanguage();
const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <SidePanel />
    </StrictMode>,
  );
