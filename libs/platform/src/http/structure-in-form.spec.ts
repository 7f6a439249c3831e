import { IsArray, IsOptional } from 'class-validator';
import { ValidationError } from '../errors';
import { DtoPipe } from './dto.pipe';
import { StructureInForm } from './structure-in-form';

class Body {
  @IsOptional()
  @StructureInForm()
  @IsArray({ message: 'must be a list' })
  list?: unknown[];
}

const read = async (list: unknown): Promise<unknown> => {
  const body = await new DtoPipe().transform({ list }, { type: 'body', metatype: Body });
  return (body as Body).list;
};

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

it('is read from JSON text, and stays what it is otherwise', async () => {
  expect(await read('[1, {"a": "b"}]')).toEqual([1, { a: 'b' }]);
  expect(await read([1])).toEqual([1]);
  expect(await read(' ')).toBeNull();
  expect(await read(undefined)).toBeUndefined();
  expect(await read(nested(9))).toHaveLength(1);
  expect(await read('[{"__proto__": {"x": 1}, "y": 2}]')).toEqual([{ y: 2 }]);
});

it.each([
  ['{"a": 1}', 'must be a list'],
  ['[1', 'is not valid JSON'],
  ['["\\u0000"]', 'list.0: must not contain the NUL character'],
  ['["\\ud800"]', 'list.0: must be well-formed Unicode (it has a lone surrogate)'],
  ['[{"a\\u0000": 1}]', 'list.0: has a name that is not well-formed text'],
  [nested(50), `list${'.0'.repeat(9)}: must not be nested deeper than 10 levels`],
])('is refused with its field and the reason: %s', async (text, message) => {
  const refusal: unknown = await read(text).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ValidationError);
  expect((refusal as ValidationError).errors).toEqual([{ field: 'list', message }]);
});
