import fc from 'fast-check';
import { hostileText } from './hostile-text.ts';

type Json = unknown;
type Change = (value: Json) => Json;

const nested = (levels: number, leaf: Json = 1): Json =>
  Array.from({ length: levels }).reduce<Json>((inner, _, level) => (level % 2 ? [inner] : { a: inner }), leaf);

/** Values of another type than is due, or of the same and out of bounds. */
export const strangeValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, -1, 1.5, -0, 1e308, 2 ** 53 + 2, -(2 ** 63), 2 ** 31),
  fc.constantFrom<Json>(
    'NaN',
    'Infinity',
    '-1',
    '1e3',
    '0x10',
    '',
    ' ',
    '99999999999999999999',
    '1.0',
    'null',
    '[]',
    '{}',
  ),
  fc.constantFrom<Json>([], {}, [null], ['x'], [[]], { a: 1 }, { length: 1 }, { toString: 1 }, { '0': 'a' }, [
    1,
    'a',
    {},
  ]),
  fc.constantFrom<Json>(
    nested(3),
    nested(11),
    nested(60),
    Array(101).fill('x'),
    Array(101).fill({ type: 'tel', value: '1' }),
  ),
  hostileText,
);

const OWNED = [
  ...[
    'organizationId',
    'id',
    'creatorOperatorId',
    'operatorId',
    'createdAt',
    'updatedAt',
    'version',
    'permissions',
    'digest',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'then',
    'toJSON',
    'length',
    '',
    'a.b',
    'a[b]',
    '0',
  ],
];

/** An own property, whatever its name. */
function withProperty(object: object, name: string, value: Json): object {
  const copy = { ...object };
  return Object.defineProperty(copy, name, { value, enumerable: true, writable: true, configurable: true });
}

const isObject = (value: Json): value is Record<string, Json> => typeof value === 'object' && value !== null;

/** Does a change to one place somewhere in a value. @param way says at each level which entry, or whether it is here */
function somewhere(value: Json, way: number[], change: Change): Json {
  const [turn, ...further] = way;
  if (!isObject(value) || turn === undefined) return change(value);
  const keys = Object.keys(value);
  const key = keys[turn % (keys.length + 1)];
  if (key === undefined) return change(value);
  const inner = somewhere(value[key], further, change);
  return Array.isArray(value) ? value.with(Number(key), inner) : withProperty(value, key, inner);
}

const missing: Change = (value) => {
  if (!isObject(value)) return undefined;
  const [first, ...rest] = Object.entries(value);
  return first && !Array.isArray(value) ? Object.fromEntries(rest) : [];
};

/** A value that is nearly right: one place of it has another type, is out of bounds, missing or one too many. */
export function spoiled(valid: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const change = fc.oneof(
    {
      weight: 5,
      arbitrary: strangeValue.map(
        (strange): Change =>
          () =>
            strange,
      ),
    },
    { weight: 1, arbitrary: fc.constant(missing) },
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constantFrom(...OWNED), fc.oneof(strangeValue, fc.uuid())).map(
        ([name, strange]): Change =>
          (value) =>
            isObject(value) && !Array.isArray(value) ? withProperty(value, name, strange) : [value, strange],
      ),
    },
  );
  const ways = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 4 });
  return fc.tuple(valid, ways, change).map(([value, way, done]) => somewhere(value, way, done));
}
