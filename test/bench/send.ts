import { request } from 'node:http';
import type { Agent, IncomingHttpHeaders } from 'node:http';

/** Sends a request and reads the reply to its end. Errors: a reply other than 2xx, or none. @returns the headers */
export function send(
  agent: Agent,
  method: string,
  url: string,
  token: string,
  body?: object,
): Promise<IncomingHttpHeaders> {
  const text = body && JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${token}`,
    ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers }, (reply) => {
      reply.resume();
      reply.on('error', reject);
      reply.on('end', () => {
        if (reply.statusCode! < 300) resolve(reply.headers);
        else reject(new Error(`${method} ${url} was answered with ${reply.statusCode}.`));
      });
    });
    sent.on('error', reject);
    sent.end(text);
  });
}
