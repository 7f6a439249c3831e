import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors';
import { asAppError } from './problem';

/** Knows which methods each path takes, so that a known path with another method answers 405 with `Allow`. */
@Injectable()
export class RouteTable {
  private readonly routes: { pattern: RegExp; url: string; method: string }[] = [];

  /** Call before any route is added. */
  attach(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ url, method }) => {
      for (const each of [method].flat()) this.routes.push({ pattern: patternOf(url), url, method: each });
    });
  }

  /** Every route as `METHOD /path/:parameter`. */
  list(): string[] {
    return this.routes.map(({ method, url }) => `${method} ${url}`);
  }

  methodsOf(request: FastifyRequest): string[] {
    const path = request.url.split(/[?#]/, 1)[0]!;
    const methods = this.routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(methods)].sort();
  }

  /** A missing route becomes a wrong method when its path takes others. */
  refusalFor(error: unknown, request: FastifyRequest): unknown {
    if (request.routeOptions?.url !== undefined || asAppError(error)?.kind !== 'not-found') return error;
    const methods = this.methodsOf(request);
    if (methods.length === 0) return error;
    return new AppError('method-not-allowed', `This address takes ${methods.join(', ')}.`);
  }
}

const patternOf = (url: string): RegExp =>
  new RegExp(`^${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z]+/g, '[^/]+')}$`);
