import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, Observable } from 'rxjs';

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

/** Sends a `Reply` with its headers. */
@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((value: unknown) => {
        if (!(value instanceof Reply)) return value;
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        const { version, location, status, others } = value.headers;
        if (value.isJsonText) void reply.header('content-type', 'application/json; charset=utf-8');
        if (version !== undefined) void reply.header('ETag', `"${version}"`);
        if (location !== undefined) void reply.header('Location', location);
        if (status !== undefined) void reply.status(status);
        if (others !== undefined) void reply.headers(others);
        return value.body;
      }),
    );
  }
}
