import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A request as a published curl example words it, byte for byte but for the host. */
export interface CurlExample {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** The token that all published examples carry. */
const PUBLISHED_TOKEN = /[0-9a-zA-Z]{200,}/;

/** Reads an example and puts a token, and ids that exist, in the place of the published ones; every other byte stays. */
export function curlExample(name: string, token: string, ids: Record<string, string> = {}): CurlExample {
  const words = wordsOf(readFileSync(join(__dirname, `../fixtures/reference/${name}.curl`), 'utf8'));
  const real = (text: string): string =>
    Object.entries(ids).reduce((result, [published, id]) => result.replaceAll(published, id), text);
  const valuesOf = (flag: string): string[] => words.flatMap((word, at) => (words[at - 1] === flag ? [word] : []));
  const headers = valuesOf('-H').map((header) => {
    const colon = header.indexOf(': ');
    return [header.slice(0, colon), header.slice(colon + 2).replace(PUBLISHED_TOKEN, token)] as const;
  });
  const url = words.find((word) => word.startsWith('http://'))!;
  const body = valuesOf('-d')[0];
  return {
    method: valuesOf('-X')[0]!,
    path: real(url.slice(url.indexOf('/v1/'))),
    headers: Object.fromEntries(headers),
    body: body === undefined ? undefined : real(body),
  };
}

/** Splits a shell command into its words: blanks and escaped line ends part them, single quotes keep them together. */
const wordsOf = (command: string): string[] =>
  [...command.replaceAll('\\\n', ' ').matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2]!);
