/** Customer that the address names after "#", as in "#/customer/<id>"; null for none. */
export const subjectOfAddress = (hash: string): string | null =>
  /^#?\/customers?\/([0-9a-f-]{36})$/i.exec(hash)?.[1]?.toLowerCase() ?? null;
