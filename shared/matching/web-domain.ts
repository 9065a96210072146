const PUBLIC_MAIL = new Set(
  (
    "gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr live.com live.fr msn.com yahoo.com yahoo.fr " +
    "orange.fr wanadoo.fr free.fr sfr.fr neuf.fr laposte.net bbox.fr numericable.fr aol.com icloud.com me.com gmx.com " +
    "gmx.de gmx.fr web.de proton.me protonmail.com facebook.com linkedin.com instagram.com example.com"
  ).split(" "),
);

/** Host in lower case without `www.`; null for hosts that many companies share, and for what is no host. */
export const readDomain = (text: string): string | null => {
  const host = text
    .slice(0, 253)
    .trim()
    .toLowerCase()
    .replace(/^www\./, "")
    .replace(/\.$/, "");
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) && !/^[\d.]+$/.test(host) && !PUBLIC_MAIL.has(host)
    ? host
    : null;
};
