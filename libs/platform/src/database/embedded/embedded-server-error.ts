/** Why the embedded server can't be used; `message` is one sentence for the operator. */
export class EmbeddedServerError extends Error {
  override readonly name = 'EmbeddedServerError';
}

const REASONS: Record<string, string> = {
  ENOSPC: 'no space is left on its disk',
  EDQUOT: 'its disk quota is used up',
  EACCES: 'this user may not read or write it',
  EPERM: 'this user may not read or write it',
  EROFS: 'its file system is read-only',
  ENOENT: 'a directory above it is missing, or its file system is read-only',
  ENOTDIR: 'a part of its path is a file, not a directory',
  EMFILE: 'this process has too many open files',
};

/** Turns whatever was thrown into an {@link EmbeddedServerError} that names the path concerned; `dataDir` if none is known. */
export function toEmbeddedServerError(error: unknown, dataDir: string): EmbeddedServerError {
  if (error instanceof EmbeddedServerError) return error;
  const { code, path, message } = error as NodeJS.ErrnoException;
  const reason = code ? REASONS[code] : undefined;
  if (reason) return new EmbeddedServerError(`The embedded database can't use ${path ?? dataDir}: ${reason}.`);
  return new EmbeddedServerError(`The embedded database in ${dataDir} failed: ${message ?? String(error)}.`);
}
