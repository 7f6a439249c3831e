const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or directory',
  ENOTDIR: 'a part of its path is not a directory',
  EISDIR: 'it is a directory',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'there is no space left on the disk',
  EDQUOT: 'there is no space left on the disk for this user',
};

/** Why a file can't be read or written, in a sentence. */
export function fileFault(path: string, act: 'read' | 'written', error: unknown): Error {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new Error(`"${path}" can't be ${act}: ${REASONS[code] ?? message}.`, { cause: error });
}
