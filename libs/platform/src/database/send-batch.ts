import { SpanKind } from '@opentelemetry/api';
import type { PoolClient } from 'pg';
import { activeTracer, inSpan } from '../tracing/tracing';
import { BatchResult, PipelinedBatch } from './pipelined-batch';
import { BoundStatement } from './statement';

/** What stands around the statements that a round trip is for. */
const FRAME = /^(BEGIN|COMMIT|ROLLBACK|enter_.*|take_role_.*|nothing)$/;

/** Sends statements in one round trip, which is a span when somebody wants traces. */
export function sendBatch(client: PoolClient, statements: readonly BoundStatement[]): Promise<BatchResult[]> {
  if (!activeTracer()) return client.query(new PipelinedBatch(statements)).done;
  const names = statements.map(({ name, label }) => name ?? label ?? 'unnamed');
  return inRoundTrip(names, () => client.query(new PipelinedBatch(statements)).done);
}

/** One round trip as a span: the names of its statements are told, never their values. */
export function inRoundTrip<T>(names: readonly string[], send: () => Promise<T>): Promise<T> {
  return inSpan(titleOf(names), send, {
    kind: SpanKind.CLIENT,
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.batch.size': names.length,
      'db.query.summary': names.join('; '),
    },
  });
}

/** The first statement that the round trip is for, and how many follow it. */
function titleOf(names: readonly string[]): string {
  const own = names.filter((name) => !FRAME.test(name));
  const [first = 'nothing', ...others] = own.length > 0 ? own : names;
  return others.length > 0 ? `${first} +${others.length}` : first;
}
