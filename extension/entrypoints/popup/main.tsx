import { createRoot } from "react-dom/client";
import { uiLanguage } from "#extension/platform/language.ts";
import { Popup } from "#extension/views/popup/popup.tsx";

document.documentElement.lang = uiLanguage();
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<Popup />);
