import { trace } from '@opentelemetry/api';
import { activeTracer } from './tracing';

/** What tells in each log line to which step of which trace it belongs; undefined when nobody wants traces. */
export function traceFields(): (() => object) | undefined {
  if (!activeTracer()) return undefined;
  return () => {
    const span = trace.getActiveSpan()?.spanContext();
    return span ? { traceId: span.traceId, spanId: span.spanId } : {};
  };
}
