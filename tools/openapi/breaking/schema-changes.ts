/** A JSON Schema, as far as the document uses it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

/** Who sends what the schema is of: a request must be taken as before, a reply must be as before. */
export type Direction = 'request' | 'reply';

/** Looks up references, each in its own document. */
export interface Resolvers {
  was: (schema: Schema) => Schema;
  is: (schema: Schema) => Schema;
}

const LOWER_BOUNDS = ['minimum', 'minLength', 'minItems'] as const;
const UPPER_BOUNDS = ['maximum', 'maxLength', 'maxItems'] as const;

/** Finds what in a schema breaks a client that was written for the schema of before. */
export class SchemaChanges {
  private readonly resolvers: Resolvers;
  private readonly direction: Direction;
  private readonly open = new Set<string>();

  constructor(resolvers: Resolvers, direction: Direction) {
    this.resolvers = resolvers;
    this.direction = direction;
  }

  /** @returns a sentence for each break, beginning with the place */
  compare(was: Schema, is: Schema, at: string): string[] {
    // A schema that holds itself is compared once on each way down.
    const pair = `${was.$ref}>${is.$ref}`;
    if (was.$ref && this.open.has(pair)) return [];
    this.open.add(pair);
    const before = alternatives(was, this.resolvers.was);
    const after = alternatives(is, this.resolvers.is);
    const isRequest = this.direction === 'request';
    // What is sent must be among what is awaited: of requests the old among the new, of replies the new among the old.
    const [sent, awaited] = isRequest ? [before, after] : [after, before];
    const breaks = sent.flatMap((one) => {
      const fitting = awaited.filter((other) => canBe(one, other));
      if (fitting.length === 0) return [this.otherType(one, at)];
      const tried = fitting.map((other) => (isRequest ? this.alike(one, other, at) : this.alike(other, one, at)));
      return tried.reduce((best, next) => (next.length < best.length ? next : best));
    });
    this.open.delete(pair);
    return [...new Set(breaks)];
  }

  private otherType({ type }: Schema, at: string): string {
    return this.direction === 'request' ? `${at} can't be ${String(type)} any more` : `${at} can be ${String(type)}`;
  }

  private alike(was: Schema, is: Schema, at: string): string[] {
    return [
      ...this.values(was, is, at),
      ...this.format(was, is, at),
      ...this.bounds(was, is, at),
      ...this.properties(was, is, at),
      ...(was.items && is.items ? this.compare(was.items, is.items, `${at}[]`) : []),
      ...this.others(was, is, at),
    ];
  }

  private values(was: Schema, is: Schema, at: string): string[] {
    const [sent, awaited] = this.direction === 'request' ? [was, is] : [is, was];
    if (!awaited.enum) return [];
    const told = this.direction === 'request' ? `isn't taken any more` : 'is new';
    if (!sent.enum) return [`${at}: any value instead of ${list(awaited.enum)} ${told}`];
    const missing = sent.enum.filter((value) => !awaited.enum!.includes(value));
    return missing.length === 0 ? [] : [`${at}: ${list(missing)} ${told}`];
  }

  private format(was: Schema, is: Schema, at: string): string[] {
    const [sent, awaited] = this.direction === 'request' ? [was, is] : [is, was];
    const isOther = (key: 'format' | 'pattern'): boolean => awaited[key] !== undefined && sent[key] !== awaited[key];
    const keys = (['format', 'pattern'] as const).filter(isOther);
    return keys.map((key) => `${at} has another ${key}: ${is[key] ?? 'none'} instead of ${was[key] ?? 'none'}`);
  }

  private bounds(was: Schema, is: Schema, at: string): string[] {
    if (this.direction === 'reply') return [];
    const lower = LOWER_BOUNDS.filter((key) => (is[key] ?? -Infinity) > (was[key] ?? -Infinity));
    const upper = UPPER_BOUNDS.filter((key) => (is[key] ?? Infinity) < (was[key] ?? Infinity));
    return [...lower, ...upper].map((key) => `${at} has the ${key} ${is[key]}`);
  }

  private properties(was: Schema, is: Schema, at: string): string[] {
    const { properties: old = {}, required: mustBefore = [] } = was;
    const { properties: next = {}, required: mustNow = [] } = is;
    const kept = Object.keys(old).flatMap((name) => {
      const place = `${at}.${name}`;
      return next[name] ? this.compare(old[name]!, next[name], place) : [`${place} is gone`];
    });
    const [changed, told] =
      this.direction === 'request'
        ? [mustNow.filter((name) => !mustBefore.includes(name)), 'is required']
        : [mustBefore.filter((name) => next[name] && !mustNow.includes(name)), 'may be missing'];
    return [...kept, ...changed.map((name) => `${at}.${name} ${told}`)];
  }

  private others(was: Schema, is: Schema, at: string): string[] {
    const [old, next] = [was.additionalProperties, is.additionalProperties];
    if (this.direction === 'request' && next === false && old !== false) return [`${at} takes no other keys any more`];
    return typeof old === 'object' && typeof next === 'object' ? this.compare(old, next, `${at}.*`) : [];
  }
}

/** The ways in which a value may be: each of one type, without references. */
function alternatives(schema: Schema, resolve: (schema: Schema) => Schema): Schema[] {
  const { oneOf, anyOf, allOf, ...rest } = resolve(schema);
  const ways = oneOf ?? anyOf;
  if (ways) return ways.flatMap((way) => alternatives(way, resolve));
  if (allOf) return [allOf.map((part) => alternatives(part, resolve)[0]!).reduce(merged, rest)];
  const values = rest.const === undefined ? rest.enum : [rest.const];
  return typesOf(rest).map((type) => {
    const ofType = values?.filter((value) => (type === 'null') === (value === null));
    return { ...rest, type, ...(ofType && type !== 'null' && { enum: ofType }) };
  });
}

const merged = (one: Schema, other: Schema): Schema => ({
  ...one,
  ...other,
  properties: { ...one.properties, ...other.properties },
  required: [...(one.required ?? []), ...(other.required ?? [])],
});

function typesOf({ type, properties }: Schema): string[] {
  if (Array.isArray(type)) return type;
  return [type ?? (properties ? 'object' : 'anything')];
}

const canBe = (one: Schema, other: Schema): boolean =>
  one.type === other.type || other.type === 'anything' || (one.type === 'integer' && other.type === 'number');

const list = (values: unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ');
