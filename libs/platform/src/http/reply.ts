import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { KeptReply } from '../idempotency/idempotent-request';
import { JSON_TYPE, repeatOf, sendOnceKept } from './kept-reply';

export interface ReplyHeaders {
  /** The version of the resource, for its ETag. */
  version?: number;
  /** The address of what was made. */
  location?: string;
  /** Instead of the status that the method of the route has by default. */
  status?: number;
  /** Any others, by name. */
  others?: Record<string, string>;
}

/** A body with headers that only the service knows. */
export class Reply<Body = unknown> {
  private constructor(
    readonly body: Body,
    readonly headers: ReplyHeaders,
    readonly isJsonText: boolean,
  ) {}

  static of<Body>(body: Body, headers: ReplyHeaders): Reply<Body> {
    return new Reply(body, headers, false);
  }

  /** JSON that the database has written already and that goes to the client as it is. */
  static jsonText(text: string, headers: ReplyHeaders = {}): Reply<string> {
    return new Reply(text, headers, true);
  }
}

/** Fastify as Nest knows it, which also sends a `Reply` with its headers: without the observables that an interceptor would cost each request. */
export class ReplyAdapter extends FastifyAdapter {
  override reply(response: FastifyReply, body: unknown, statusCode?: number): FastifyReply {
    const repeat = repeatOf(response.request);
    // Nest waits for it, and a failure becomes the reply.
    if (repeat)
      return sendOnceKept(response, repeat, asText(body, statusCode ?? response.statusCode)) as unknown as FastifyReply;
    if (!(body instanceof Reply)) return super.reply(response, body, statusCode);
    const { version, location, status, others } = body.headers;
    if (version !== undefined) void response.header('ETag', `"${version}"`);
    if (location !== undefined) void response.header('Location', location);
    if (others !== undefined) void response.headers(others);
    if (!body.isJsonText) return super.reply(response, body.body, status ?? statusCode);
    return response
      .status(status ?? statusCode ?? response.statusCode)
      .type(JSON_TYPE)
      .send(body.body);
  }
}

function headersOf({ version, location, others }: ReplyHeaders): Record<string, string> {
  return {
    ...(version === undefined ? {} : { ETag: `"${version}"` }),
    ...(location === undefined ? {} : { Location: location }),
    ...others,
  };
}

function asText(given: unknown, statusCode: number): KeptReply {
  const { body, headers, isJsonText } = given instanceof Reply ? given : Reply.of(given, {});
  const text = isJsonText ? (body as string) : JSON.stringify(body);
  return { status: headers.status ?? statusCode, headers: headersOf(headers), body: text };
}
