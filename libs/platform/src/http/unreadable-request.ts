import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '../errors';
import { Problem, problemOf } from './problem';

/** The headers of a reply that no hook has seen, because the request was refused before any ran. */
export const BARE_REPLY_HEADERS = {
  'content-type': 'application/problem+json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/**
 * Answers on the bare connection what isn't HTTP, has headers or an address beyond bounds (16 KiB), or doesn't come to an end in time;
 * then closes it.
 */
export function answerUnreadableRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(replyOf(problemFor(error.code)));
  socket.destroy(error);
}

function problemFor(code: string | undefined): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return problemOf(new AppError('timed-out', 'The request took too long to arrive.'));
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    const problem = problemOf(new AppError('too-large', 'The address and the headers are larger than 16 KiB.'));
    return { ...problem, title: 'Request header fields too large', status: 431 };
  }
  return problemOf(new AppError('validation', 'This is not a valid HTTP request.'));
}

function replyOf(problem: Problem): string {
  const body = JSON.stringify(problem);
  const headers = {
    ...BARE_REPLY_HEADERS,
    'x-request-id': problem.requestId,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`, ...lines, '', body].join('\r\n');
}
