const TOKEN = String.raw`[!#$%&'*+.^_\`|~0-9A-Za-z-]+`;
const WORD = String.raw`(?:${TOKEN}|"(?:[^"\\]|\\.)*")`;
/** What stands between two commas; a comma in a quoted text is none. */
const ELEMENT = /(?:[^,"]|"(?:[^"\\]|\\.)*"|")+/g;
const PREFERENCE = new RegExp(
  String.raw`^[ \t]*(${TOKEN})(?:[ \t]*=[ \t]*(${WORD})?)?(?:[ \t]*;[ \t]*(?:${TOKEN}(?:[ \t]*=[ \t]*${WORD}?)?)?)*[ \t]*$`,
);

/**
 * The preferences of a request (`Prefer`, RFC 7240) by their names in lower case; one without a value has ''. Of two with one name the first
 * counts; what isn't well-formed is as if it weren't there, and parameters are overlooked.
 */
export function readPreferences(header: string | readonly string[] | undefined): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const element of [header ?? []].flat().join(',').match(ELEMENT) ?? []) {
    const [, name, value = ''] = PREFERENCE.exec(element) ?? [];
    if (name !== undefined && !preferences.has(name.toLowerCase()))
      preferences.set(name.toLowerCase(), unquoted(value));
  }
  return preferences;
}

const unquoted = (word: string): string => (word.startsWith('"') ? word.slice(1, -1).replace(/\\(.)/g, '$1') : word);
