import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { TestReply } from '../test-request';
import type { Model, ModelContact, ModelCustomer } from './model';

/** One request, with what the model says of its reply and of what it changes; everything is compared behind it. */
class Step<T> implements fc.AsyncCommand<Model, null> {
  constructor(
    private readonly name: string,
    private readonly value: T,
    private readonly act: (model: Model, value: T) => Promise<void>,
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Model): Promise<void> {
    await this.act(model, this.value);
    await model.compare();
  }

  toString(): string {
    return `${this.name}(${JSON.stringify(this.value)})`;
  }
}

export const step = <T>(
  name: string,
  values: fc.Arbitrary<T>,
  act: (model: Model, value: T) => Promise<void>,
): fc.Arbitrary<fc.AsyncCommand<Model, null>> => values.map((value) => new Step(name, value, act));

const WORDS = ['radio', 'bazaar', 'orange', 'silver'];
export const word = fc.constantFrom(...WORDS);
export const place = fc.nat(1_000);
export const name = fc.tuple(word, fc.nat(3)).map(([text, number]) => `${text} ${number}`);
export const contact = fc
  .tuple(word, fc.nat(5))
  .map(([text, number]) => ({ type: 'email', value: `${text}${number}@example.ir` }));
export const match = fc.constantFrom('none', 'none', 'current', 'stale');
export const title = fc.constantFrom('VIP', ' vip', 'Gold', 'gold', 'Bronze', 'Tin');

export const one = <T>(all: readonly T[], at: number): T | undefined => all[at % all.length];
export const somebody = (model: Model, at: number): ModelCustomer | undefined => one(model.customers, at);
/** A tag that is defined; now and then one that was. */
export const someTag = (model: Model, at: number): string =>
  (at % 7 === 0 ? one(model.goneTags, at) : undefined) ?? one([...model.tags.keys()], at) ?? randomUUID();
export const someTags = (model: Model, places: number[]): string[] => [
  ...new Set(places.map((at) => someTag(model, at))),
];
export const known = (model: Model, ids: string[]): boolean => ids.every((id) => model.tags.has(id));
export const dataOf = (passed: { type: string; value: string }): ModelContact['data'] => ({
  note: null,
  role: null,
  ...passed,
  responder: null,
});
export const headersOf = (kind: string, { version }: ModelCustomer): Record<string, string> =>
  kind === 'none' ? {} : { 'if-match': `"${kind === 'current' ? version : version + 1}"` };
export const told = (reply: TestReply, status: number, { version }: ModelCustomer): void => {
  expect(reply).toMatchObject({ status, headers: { etag: `"${version}"` } });
};
