import fc from 'fast-check';
import { placeholder, thingNamed } from './names.ts';
import { resolved } from './operations.ts';
import type { Schema } from './schema.ts';

/** Where the words of requests come from. */
export interface Words {
  /** For properties that take any text. */
  text: fc.Arbitrary<string>;
}

/** Words of a list alone. */
export const wordsOf = (texts: readonly string[]): Words => ({ text: fc.constantFrom(...texts) });

const DATES = ['2017-07-06', '2017-07-07T00:00:00+03:30', '2026-02-29', '9999-12-31T23:59:59.999Z', '2100-01-01'];

/** Values that a schema allows. @param way what the value is, as `thingNamed` takes it */
export function validValue(given: Schema, way: string, words: Words): fc.Arbitrary<unknown> {
  const schema = resolved<Schema>(given);
  const { example, anyOf, oneOf, allOf, enum: choices, type } = schema;
  if (choices) return fc.constantFrom(...choices);
  const parts = anyOf ?? oneOf ?? allOf;
  if (parts?.length) return fc.oneof(...parts.map((part) => validValue(part, way, words)));
  const types = [type ?? 'string'].flat();
  const values = fc.oneof(...types.map((each) => valueOfType(each, schema, way, words)));
  const examples = [...(example === undefined ? [] : [example]), ...(schema.examples ?? [])];
  if (examples.length === 0 || thingNamed(way)) return values;
  return fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...examples) }, { weight: 3, arbitrary: values });
}

function valueOfType(type: string, schema: Schema, way: string, words: Words): fc.Arbitrary<unknown> {
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number')
    return fc.oneof(fc.nat({ max: 20 }), fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 2 ** 31 }));
  if (type === 'array') return fc.array(validValue(schema.items ?? {}, `${way}.`, words), { maxLength: 3 });
  if (type === 'object') return validObject(schema, way, words);
  return validText(schema, way, words);
}

function validText(schema: Schema, way: string, words: Words): fc.Arbitrary<string> {
  const thing = thingNamed(way);
  if (thing)
    return fc.oneof({ weight: 3, arbitrary: fc.constant(placeholder(thing)) }, { weight: 1, arbitrary: fc.uuid() });
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.contentMediaType)
    return validValue(schema.contentSchema ?? { type: 'object' }, way, words).map((value) => JSON.stringify(value));
  if (/(From|To|from|to|At)$/.test(way)) return fc.constantFrom(...DATES);
  if (way.endsWith('color')) return fc.constantFrom('#fff', '#00aaFF');
  if (schema.pattern === '^[!-~]+$') return fc.uuid();
  return words.text.map((text) => storable(text, schema.maxLength ?? 500));
}

/** The text without what no request may carry, within its bound, and not blank. */
function storable(text: string, max: number): string {
  const kept = [...text.toWellFormed().replaceAll('\0', '')].slice(0, max).join('');
  return kept.trim() === '' ? 'blank' : kept;
}

function validObject({ properties = {}, required = [], additionalProperties }: Schema, way: string, words: Words) {
  const ofProperties = fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [
        name,
        validValue(each, `${way}.${name}`.replace(' .', ' '), words),
      ]),
    ),
    { requiredKeys: required },
  );
  if (!additionalProperties) return ofProperties;
  const more = fc.dictionary(words.text, fc.option(words.text), { maxKeys: 3, noNullPrototype: true });
  return fc.tuple(ofProperties, more).map(([own, others]) => ({ ...own, ...others }));
}
