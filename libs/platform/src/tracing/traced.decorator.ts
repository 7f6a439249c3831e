import { activeTracer, inSpan } from './tracing';

type Method = (...values: never[]) => Promise<unknown>;

/** Makes each call of an asynchronous method a span. */
export const Traced =
  (name: string) =>
  <M extends Method>(_target: object, _key: string, descriptor: TypedPropertyDescriptor<M>): void => {
    const method = descriptor.value!;
    descriptor.value = function (this: object, ...values: never[]): Promise<unknown> {
      return activeTracer() ? inSpan(name, () => method.apply(this, values)) : method.apply(this, values);
    } as M;
  };
