/** Providers whose addresses anybody may have, whatever stands behind the name: `yahoo.fr`, `yahoo.co.uk`. */
const PUBLIC_PROVIDERS = new Set(
  (
    "gmail googlemail outlook hotmail live msn yahoo ymail rocketmail aol gmx protonmail proton yandex icloud mail email zoho " +
    "tutanota fastmail"
  ).split(" "),
);

const PUBLIC_MAIL = new Set(
  (
    "orange.fr wanadoo.fr free.fr sfr.fr neuf.fr bbox.fr numericable.fr noos.fr club-internet.fr aliceadsl.fr cegetel.net " +
    "laposte.net 9online.fr 9business.fr voila.fr nordnet.fr ozone.net me.com mac.com web.de t-online.de freenet.de arcor.de posteo.de " +
    "mailbox.org libero.it virgilio.it tiscali.it alice.it tin.it pec.it legalmail.it telenet.be skynet.be proximus.be voo.be " +
    "scarlet.be bluewin.ch hispeed.ch sunrise.ch ziggo.nl kpnmail.nl planet.nl home.nl xs4all.nl upcmail.nl telefonica.net " +
    "terra.es sapo.pt wp.pl o2.pl onet.pl interia.pl gazeta.pl poczta.fm seznam.cz centrum.cz azet.sk zoznam.sk freemail.hu " +
    "citromail.hu abv.bg btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net telia.com comhem.se online.no " +
    "luukku.com suomi24.fi inbox.lv pt.lu pm.me hey.com duck.com qq.com 163.com 126.com hushmail.com pagesjaunes.fr " +
    "facebook.com linkedin.com instagram.com twitter.com x.com youtube.com google.com google.fr example.com"
  ).split(" "),
);

/** Each name below these belongs to somebody else. */
const SHARED_HOSTS = new Set(
  (
    "wixsite.com wordpress.com blogspot.com jimdofree.com jimdo.com business.site myshopify.com github.io webnode.fr " +
    "e-monsite.com pagesperso-orange.fr free.fr weebly.com squarespace.com odoo.com sharepoint.com onmicrosoft.com"
  ).split(" "),
);
const SECOND_LEVEL = new Set("co com org net gouv asso gov ac edu nom tm presse".split(" "));

const DOT = 46;
const HYPHEN = 45;

const registrable = (host: string): string => {
  const last = host.lastIndexOf(".");
  const second = host.lastIndexOf(".", last - 1);
  if (second < 0) return host;
  const deep = host.length - last === 3 && SECOND_LEVEL.has(host.slice(second + 1, last));
  return host.slice((deep ? host.lastIndexOf(".", second - 1) : second) + 1);
};

/** The address a company has for itself: `kerbrat.example` of `shop.kerbrat.example`, all of it below a shared host. */
export const siteOf = (host: string): string => {
  const site = registrable(host);
  return SHARED_HOSTS.has(site) ? host : site;
};

const isPublic = (host: string, site: string): boolean => {
  if (PUBLIC_MAIL.has(host) || SHARED_HOSTS.has(host)) return true;
  if (SHARED_HOSTS.has(site)) return false;
  return PUBLIC_MAIL.has(site) || PUBLIC_PROVIDERS.has(site.slice(0, site.indexOf(".")));
};

/** Labels of letters, digits and hyphens with a dot between them, and not digits alone: neither a word nor an address in numbers. */
const isHost = (text: string): boolean => {
  let dots = 0;
  let letters = 0;
  let before = DOT;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      if (before === DOT) return false;
      dots += 1;
    } else if ((code >= 97 && code <= 122) || code === HYPHEN) letters += 1;
    else if (code < 48 || code > 57) return false;
    before = code;
  }
  return dots > 0 && letters > 0 && before !== DOT;
};

const hostOf = (text: string): string | null => {
  const lower = text.slice(0, 253).trim().toLowerCase();
  const from = lower.startsWith("www.") ? 4 : 0;
  const to = lower.endsWith(".") ? lower.length - 1 : lower.length;
  const host = from === 0 && to === lower.length ? lower : lower.slice(from, to);
  return isHost(host) ? host : null;
};

/** Host in lower case without `www.`; null for hosts that many companies share, and for what is no host. */
export const readDomain = (text: string): string | null => {
  const host = hostOf(text);
  return host === null || isPublic(host, registrable(host)) ? null : host;
};

/** The address a company has for itself, of any host below it; null where `readDomain` is. */
export const readSite = (text: string): string | null => {
  const host = hostOf(text);
  if (host === null) return null;
  const site = registrable(host);
  if (isPublic(host, site)) return null;
  return SHARED_HOSTS.has(site) ? host : site;
};
