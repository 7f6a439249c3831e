import { parse } from 'qs';
import { FieldError, ValidationError } from '../errors';
import { MAX_DEPTH } from './input-check';

const MAX_PARAMETERS = 2_000;
const MAX_ARRAY = 1_000;

/**
 * Reads `application/x-www-form-urlencoded` text, brackets included (`identity[name]=…`, `tagsIds[]=…`). Blank fields count as not given.
 * @throws ValidationError naming each field that comes twice or isn't UTF-8
 */
export function parseForm(text: string): Record<string, unknown> {
  const pairs = decodePairs(text);
  const flat = Object.fromEntries(
    [...pairs]
      .map(([name, values]) => [name, values.filter((value) => value !== '')] as const)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, name.endsWith('[]') ? values : values[0]]),
  );
  return parse(flat as Record<string, string>, {
    depth: MAX_DEPTH,
    strictDepth: false,
    arrayLimit: MAX_ARRAY,
    parameterLimit: MAX_PARAMETERS,
    allowPrototypes: false,
    plainObjects: false,
  });
}

/**
 * Reads a query string, each name once. A name with brackets (`search[]=…`) gives a list, which is refused where one value is due.
 * @param repeatable names that may come more than once; what comes once is no list
 * @throws ValidationError naming the parameters at fault
 */
export function parseQueryString(text: string, repeatable: readonly string[] = []): Record<string, string | string[]> {
  const query = new Map<string, string | string[]>();
  for (const [name, values] of decodePairs(text, 'query', repeatable)) {
    const bracket = name.indexOf('[');
    const bare = bracket > 0 ? name.slice(0, bracket) : name;
    if (bracket > 0 || query.has(bare)) query.set(bare, [query.get(bare) ?? [], values].flat(2));
    else query.set(bare, values.length > 1 ? values : values[0]!);
  }
  return Object.fromEntries(query);
}

function decodePairs(text: string, whole = 'body', repeatable: readonly string[] = []): Map<string, string[]> {
  const pairs = new Map<string, string[]>();
  const faults: FieldError[] = [];
  const parts = text.split('&').filter((part) => part !== '');
  if (parts.length > MAX_PARAMETERS) throw ValidationError.of(whole, `must have at most ${MAX_PARAMETERS} parameters`);
  for (const part of parts) {
    const equals = part.indexOf('=');
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    const value = decode(equals < 0 ? '' : part.slice(equals + 1));
    if (name === null) faults.push({ field: whole, message: 'has a parameter name that is not valid UTF-8' });
    else if (value === null) faults.push({ field: name, message: 'is not valid percent-encoded UTF-8' });
    else if (!pairs.has(name)) pairs.set(name, [value]);
    else if (name.endsWith('[]') || repeatable.includes(name)) pairs.get(name)!.push(value);
    else faults.push({ field: name, message: 'must be given once' });
  }
  if (faults.length > 0) throw new ValidationError(faults);
  return pairs;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
