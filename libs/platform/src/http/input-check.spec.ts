import { ValidationError } from '../errors';
import { checkInput } from './input-check';

const faultsOf = (input: unknown): ValidationError => {
  try {
    checkInput(input);
  } catch (error) {
    return error as ValidationError;
  }
  throw new Error('nothing was at fault');
};

describe('checkInput', () => {
  it('names each fault by its path', () => {
    const input = { a: ['x', 'a\0'], b: { c: '\ud800' }, d: JSON.parse('[[[[[[[[[[[]]]]]]]]]]]') as unknown };
    expect(faultsOf(input).errors.map(({ field }) => field)).toEqual(['a.1', 'b.c', 'd.0.0.0.0.0.0.0.0.0']);
  });

  it('takes __proto__ out at every level', () => {
    const input = JSON.parse('{"__proto__":{"x":1},"a":[{"__proto__":{"x":1},"b":1}]}') as Record<string, unknown>;
    checkInput(input);
    expect(JSON.stringify(input)).toBe('{"a":[{"b":1}]}');
    expect(Object.hasOwn(input, '__proto__')).toBe(false);
  });

  it('names a bounded number of faults by bounded names, in bounded time', () => {
    const faulty = Array.from({ length: 100_000 }, () => '\ud800');
    const started = performance.now();
    const error = faultsOf({ ['k'.repeat(500_000)]: faulty });
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(error.errors).toHaveLength(1_000);
    expect(error.message.length).toBeLessThan(400_000);
  });
});
