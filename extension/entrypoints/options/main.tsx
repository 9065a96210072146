import { createRoot } from "react-dom/client";
import { uiLanguage } from "#extension/platform/language.ts";
import { Options } from "#extension/views/options/options.tsx";

document.documentElement.lang = uiLanguage();
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<Options />);
