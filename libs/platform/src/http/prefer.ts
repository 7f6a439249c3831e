const TOKEN = String.raw`[!#$%&'*+.^_\`|~0-9A-Za-z-]+`;
const WORD = String.raw`(?:${TOKEN}|"(?:[^"\\]|\\.)*")`;
/** What stands between two commas; a comma in a quoted text is none. */
const ELEMENT = /(?:[^,"]|"(?:[^"\\]|\\.)*"|")+/g;
/** Each run of blanks can be read in one way only, or a long header would take for ever. */
const BLANKS = String.raw`[ \t]*`;
const PARAMETER = String.raw`${TOKEN}${BLANKS}(?:=${BLANKS}(?:${WORD}${BLANKS})?)?`;
const PREFERENCE = new RegExp(
  String.raw`^${BLANKS}(${TOKEN})${BLANKS}(?:=${BLANKS}(?:(${WORD})${BLANKS})?)?(?:;${BLANKS}(?:${PARAMETER})?)*$`,
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
