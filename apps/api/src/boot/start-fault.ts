import { DatabaseUnusableError, EmbeddedServerError, SettingsError } from '@echonio/platform';

interface ListenError extends Error {
  syscall?: string;
  code?: string;
  address?: string;
  port?: number;
  hostname?: string;
}

/** Why the server can't start, in one sentence for its operator. */
export function startFault(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  if (error instanceof DatabaseUnusableError || error instanceof EmbeddedServerError) return error.message;
  const { message = String(error), code, syscall } = error as ListenError;
  if (syscall === 'listen') return listenFault(error as ListenError);
  if (syscall === 'getaddrinfo') return `HOST ${(error as ListenError).hostname} is not an address of this machine.`;
  return `The server can't start: ${message.split('\n', 1)[0]}${code ? ` (${code})` : ''}.`;
}

function listenFault({ code, address, port, message }: ListenError): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${address} is taken by another process: stop that one, or set PORT to a free one (0 finds one).`;
  }
  if (code === 'EACCES') return `This user may not listen on port ${port} of ${address}: set PORT to 1024 or above.`;
  if (code === 'EADDRNOTAVAIL') return `HOST ${address} is not an address of this machine.`;
  return `The server can't listen: ${message}.`;
}
