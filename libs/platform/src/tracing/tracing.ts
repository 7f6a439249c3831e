import { context, ROOT_CONTEXT, Span, SpanContext, SpanKind, SpanOptions, trace, Tracer } from '@opentelemetry/api';
import { tellError } from './tell-error';

let tracer: Tracer | null = null;

/** From now on spans are made, by the SDK that was registered. */
export function beginTracing(version: string): void {
  tracer = trace.getTracer('echonio-customers', version);
}

/** Null as long as nobody wants traces: then nothing of what is here does anything. */
export const activeTracer = (): Tracer | null => tracer;

/** Does a step of the work under way in a span of its own. Outside of any work there is no span. */
export function inSpan<T>(name: string, work: () => Promise<T>, options: SpanOptions = {}): Promise<T> {
  if (!tracer || !trace.getActiveSpan()) return work();
  return tracer.startActiveSpan(name, options, (span) => watch(span, work));
}

/** Work that no request waits for, as a trace of its own. @param origin what began it */
export function inBackground<T>(name: string, work: () => Promise<T>, origin?: SpanContext): Promise<T> {
  if (!tracer) return work();
  const links = origin ? [{ context: origin }] : [];
  return tracer.startActiveSpan(name, { kind: SpanKind.CONSUMER, root: true, links }, ROOT_CONTEXT, (span) =>
    watch(span, work),
  );
}

/** Begins what outlives the request under way, and belongs to no trace. */
export const detached = <T>(work: () => T): T => (tracer ? context.with(ROOT_CONTEXT, work) : work());

/** Tells something of the step under way: never a value that a client has sent. */
export function mark(name: string, value: string | number): void {
  if (tracer) trace.getActiveSpan()?.setAttribute(name, value);
}

async function watch<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    tellError(span, error);
    throw error;
  } finally {
    span.end();
  }
}
