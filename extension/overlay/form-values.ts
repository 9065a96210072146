const MOST = 500;

/** Values set by the page's own scripts cause no mutation and no event. Passwords are never read. */
export const formValues = (page: Document): string => {
  const parts: string[] = [];
  for (const control of page.querySelectorAll<HTMLInputElement>("input,textarea")) {
    if (parts.length >= MOST) break;
    if (!control.matches("[type=password],[type=checkbox],[type=radio]"))
      parts.push(control.value.slice(0, 80));
  }
  return parts.join("\u0001");
};
