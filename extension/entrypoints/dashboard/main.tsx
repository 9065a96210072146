import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { uiLanguage } from "#extension/platform/language.ts";
import { Dashboard } from "#extension/views/dashboard/dashboard.tsx";

document.documentElement.lang = uiLanguage();
const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <Dashboard />
    </StrictMode>,
  );
