import { SpanContext, trace } from '@opentelemetry/api';
import { activeTracer } from './tracing';

const MOST = 1_000;

/** Which span began what is done later, as far as this process knows. */
export class Origins {
  private readonly spans = new Map<string, SpanContext>();

  /** The step under way begins the thing of this id. */
  remember(id: string): void {
    const span = activeTracer() && trace.getActiveSpan();
    if (!span) return;
    this.spans.set(id, span.spanContext());
    if (this.spans.size > MOST) this.spans.delete(this.spans.keys().next().value!);
  }

  take(id: string): SpanContext | undefined {
    const span = this.spans.get(id);
    this.spans.delete(id);
    return span;
  }
}
