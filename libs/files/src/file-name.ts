const MAX_NAME = 255;
const MAX_EXTENSION = 20;
const DEFAULT_NAME = 'file';

/** Control characters, and the marks that turn the reading direction of what follows, so that a name can't show another ending. */
const UNSHOWABLE = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

/**
 * The name under which an uploaded file is shown: the last part of whatever path the client sent, at most 255 characters, its extension
 * kept. It never names anything on the server.
 */
export function showableFileName(sent: string | undefined): string {
  const base = (sent ?? '').split(/[/\\]/).at(-1)!.toWellFormed();
  const name = base.replace(UNSHOWABLE, '').trim();
  if (/^\.*$/.test(name)) return DEFAULT_NAME;
  const characters = [...name];
  if (characters.length <= MAX_NAME) return name;
  const extension = /\.[^.\s]+$/u.exec(name)?.[0] ?? '';
  const end = [...extension].length <= MAX_EXTENSION ? [...extension] : [];
  return [...characters.slice(0, MAX_NAME - end.length), ...end].join('');
}
