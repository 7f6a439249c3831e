import { PreconditionFailedError, ValidationError } from '../errors';
import { requireMatch } from './if-match';

const outcome = (ifMatch: string | undefined): string => {
  try {
    requireMatch(ifMatch, 7);
    return 'matches';
  } catch (error) {
    if (error instanceof PreconditionFailedError) return 'other version';
    return (error as ValidationError).errors.map(({ field }) => field).join();
  }
};

describe('If-Match', () => {
  it.each([
    undefined,
    '*',
    ' * ',
    '"7"',
    ' "7"\t',
    '"6", "7"',
    '"6","7",',
    ', ,"7"',
    '"a,b", "7"',
    'W/"7", "7"',
    '"", "7"',
  ])('names the version: %s', (ifMatch) => expect(outcome(ifMatch)).toBe('matches'));

  it.each(['W/"7"', '"6"', '"07"', '""', '"6", W/"7"', '",7,"', '"\xe97"'])(
    'names other versions only: %s',
    (ifMatch) => expect(outcome(ifMatch)).toBe('other version'),
  );

  it.each([
    '',
    ' ',
    ',',
    '7',
    '"7',
    '7"',
    '"7" "6"',
    '*, "7"',
    '"7", *',
    'w/"7"',
    'W/ "7"',
    '"7";q=1',
    "'7'",
    '"a"b"',
    '"7 "',
  ])('is malformed: %s', (ifMatch) => expect(outcome(ifMatch)).toBe('If-Match'));
});
