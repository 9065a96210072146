/** What changes with state, place or width of the screen, not with the kind of thing. */
const STATE =
  /^(?:is|has|ng|js|v)-|active|select|hover|focus|open|close|show|hide|hidden|visible|disabled|enabled|loading|loaded|current|checked|expanded|collapsed|odd|even|first|last|drag|touched|dirty|dark|light/i;
/** Classes that say how something looks. They are shared by everything that looks so. */
const LOOKS =
  /^(?:flex|grid|block|inline|relative|absolute|fixed|sticky|static|truncate|container|row|col|cols?|wrapper|clearfix|float|pull|text|font|bg|border|rounded|shadow|p|m|px|py|mx|my|pt|pb|pl|pr|mt|mb|ml|mr|w|h|min|max|gap|space|items|justify|self|order|overflow|cursor|transition|leading|tracking|whitespace|break|align|d|sm|md|lg|xl)(?:-.*)?$/;
/** Prefixes of generated names. */
const GENERATED =
  /^(?:css|sc|jss|emotion|svelte|styled|tss|makeStyles|_ngcontent|_nghost|chakra|ember|react|radix|headlessui|mui|v)-?/;

const isWord = (part: string): boolean =>
  part.length >= 2 && /[aeiouy]/i.test(part) && !/[^aeiouy]{5}/i.test(part);

/** A name that a person gave, by its looks: words, no numbers, nothing a tool made up. */
export const looksWritten = (name: string): boolean => {
  if (name.length < 3 || name.length > 40 || !/^[A-Za-z][A-Za-z_-]*$/.test(name)) return false;
  if (GENERATED.test(name)) return false;
  const parts = name.split(/[-_]+|(?<=[a-z])(?=[A-Z])/).filter(Boolean);
  const isCamel = /[a-z][A-Z]/.test(name);
  const odd = parts.filter((part) => !isWord(part) || (isCamel && part.length < 3));
  return parts.length > 0 && odd.length * 2 < parts.length + 1 && odd.every((part) => part.length <= 3);
};

/** A class that tells what something is. */
export const tellsKind = (name: string): boolean =>
  looksWritten(name) && !STATE.test(name) && !LOOKS.test(name);

/** A value of an attribute that names a part of the page and is not what the page says: one word or a few, no id. */
export const namesPart = (value: string, text: string): boolean => {
  if (!/^[A-Za-z][A-Za-z0-9_.:/-]{1,59}$/.test(value) || /\d{2}|\d.*\d/.test(value)) return false;
  if (/^[0-9a-f-]{8,}$/i.test(value)) return false;
  const [own, said] = [value.toLowerCase(), text.toLowerCase()];
  return !said.includes(own) && (said.length < 3 || !own.includes(said));
};
