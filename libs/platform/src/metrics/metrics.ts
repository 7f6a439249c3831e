import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { version } from '../../../../package.json';
import { poolOf } from '../database/pool';

/** Counts one kind of thing. */
export type Tally = Pick<Counter.Internal, 'inc'>;

/** Prometheus metrics of this process. Labels never name an organization. Other modules add theirs to `registry`. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests by route and status; requests for no known route share the route "none"',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [this.registry],
  });

  constructor(dataSource: DataSource) {
    const pool = poolOf(dataSource);
    collectDefaultMetrics({ register: this.registry });
    const build = { version, node: process.version };
    new Gauge({
      name: 'echonio_build_info',
      help: 'Always 1; the labels tell what runs',
      labelNames: ['version', 'node'],
      registers: [this.registry],
    }).set(build, 1);
    this.gauge('database_pool_connections', 'Open connections of the pool', () => pool.totalCount);
    this.gauge('database_pool_idle', 'Connections of the pool that wait for work', () => pool.idleCount);
    this.gauge('database_pool_waiting', 'Requests that wait for a connection', () => pool.waitingCount);
    this.gauge('database_pool_size', 'Connections that the pool may open', () => pool.options.max);
  }

  /** A value that is read when the metrics are asked for; NaN says that it isn't known. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }

  /** What only grows. */
  counter(name: string, help: string): Tally {
    return new Counter({ name, help, registers: [this.registry] });
  }

  /** A counter for each value of one label, all of which are there from the start: what never happened is 0 and not missing. */
  counters<Value extends string>(
    name: string,
    help: string,
    label: string,
    values: readonly Value[],
  ): Record<Value, Tally> {
    const counter = new Counter({ name, help, labelNames: [label], registers: [this.registry] });
    const tallies = values.map((value) => [value, counter.labels(value)] as const);
    for (const [, tally] of tallies) tally.inc(0);
    return Object.fromEntries(tallies) as Record<Value, Tally>;
  }

  observe(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'none';
      this.requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
      done();
    });
  }
}
