import { ImportOptions } from '@echonio/imports';
import { CommandArguments } from '../command-arguments';
import { UsageError } from '../usage-error';
import { importOptionsOf } from './import-options';

const optionsOf = (values: Record<string, string | boolean>): ImportOptions =>
  importOptionsOf(new CommandArguments(values, []));

describe('the options of an import on the command line', () => {
  it('are the defaults of the API unless they are given', () => {
    expect(optionsOf({})).toEqual({
      dryRun: false,
      atomic: false,
      createTags: false,
      onDuplicate: 'create',
      duplicateBy: ['email', 'phone'],
      defaultRegion: null,
      mapping: null,
      defaults: null,
    });
  });

  it('hold types of contacts as the API does: folded, each once', () => {
    expect(optionsOf({ 'duplicate-by': 'Email, کد ملي ,کد ملی' }).duplicateBy).toEqual(['email', 'کد ملی']);
  });

  it.each([
    ['on-duplicate', 'merge'],
    ['duplicate-by', 'email,,phone'],
    ['region', 'XX'],
  ])('are refused with their name when they are wrong: --%s %s', (name, value) => {
    expect(() => optionsOf({ [name]: value })).toThrow(UsageError);
    expect(() => optionsOf({ [name]: value })).toThrow(`--${name} must be`);
  });
});
