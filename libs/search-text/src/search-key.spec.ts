import { type SearchField, searchKey } from './search-key';

const keyOf = (...fields: (SearchField | string)[]) =>
  searchKey(
    fields.map((field) => (typeof field === 'string' ? { text: field } : field)),
    { defaultRegion: 'IR' },
  );

describe('searchKey', () => {
  it.each([
    ['a Latin value, without a joined copy', 'Ali  Rezaei', ' ali rezaei'],
    ['a Persian value, with a joined copy', 'علي رضايي', ' علی رضایی علیرضایی'],
    ['a Persian word, once', 'می‌خواهم', ' میخواهم'],
    ['both scripts', 'شرکت ABC', ' شرکت abc شرکتabc'],
    [
      'words after symbols',
      '(ab) «آب» j.doe@mail.ir',
      ' (ab) «اب» j.doe@mail.ir ab اب doe mail ir (ab)«اب»j.doe@mail.ir',
    ],
    ['digits with separators', '24 7', ' 24 7 247'],
    ['digits with other separators', 'no 12-34/5', ' no 12-34/5 34 5 12345'],
    ['a run that begins with zeros', 'code 0012', ' code 0012 12'],
    ['single digits in a row', 'x1 2 3', ' x1 2 3 123 23'],
    ['a mobile number', '0912 345 6789', ' 0912 345 6789 09123456789 989123456789 9123456789'],
    ['a number with its calling code', '+۹۸۹۱۲۳۴۵۶۷۸۹', ' +989123456789 989123456789 9123456789 09123456789'],
    ['a number with 00', '00989123456789', ' 00989123456789 989123456789 9123456789 09123456789'],
    ['a number of another country', '+44 20 7946 0958', ' +44 20 7946 0958 44 442079460958 2079460958 02079460958'],
    ['a number in a remark', 'tel:09123456789', ' tel:09123456789 09123456789 989123456789 9123456789'],
    ['digits that are no phone number', '12345', ' 12345'],
  ])('holds %s', (_, text, key) => {
    expect(keyOf(text)).toBe(key);
  });

  it('takes the lengths of a number for enough only where the whole value is a phone number', () => {
    expect(keyOf({ text: '00 1 123 456 7890', phone: true })).toMatch(/ 1234567890( |$)/);
    expect(keyOf('00 1 123 456 7890')).not.toMatch(/ 1234567890( |$)/);
  });

  it('keeps the digits of a phone number that cannot be read', () => {
    expect(keyOf({ text: '8888-1234', phone: true })).toBe(' 8888-1234 1234 88881234');
  });

  it('reads several phone numbers in one value', () => {
    const key = keyOf({ text: '0912 345 6789 / 021-88881234', phone: true });
    expect(key).toContain(' 989123456789 ');
    expect(key).toContain(' 982188881234 ');
    expect(keyOf({ text: '09123456789 02188881234', phone: true })).toContain(' 982188881234 ');
  });

  it('puts each field on a line and leaves out those that hold nothing', () => {
    expect(keyOf('a b', ' ', '', '\u200C', 'c\nd')).toBe(' a b\n c d');
    expect(keyOf()).toBe('');
    expect(keyOf('')).toBe('');
  });

  it('reads numbers without a calling code by the region given', () => {
    expect(searchKey([{ text: '(213) 373-4253' }], { defaultRegion: 'US' })).toContain(' 12133734253');
    expect(searchKey([{ text: '(213) 373-4253' }], { defaultRegion: 'XX' })).not.toContain('12133734253');
  });

  it('never cuts a value', () => {
    const long = `${'ab '.repeat(100_000)}end`;
    expect(keyOf(long)).toBe(` ${long}`);
  });

  it.each(['1 ', '0', '00 ', '1-', '09123456789 ', 'ا ', '.a', '+1 ', '1/', '😀a '])(
    'takes linear time and space for a long value of %j',
    (unit) => {
      const text = unit.repeat(200_000 / unit.length);
      const start = performance.now();
      expect(keyOf({ text, phone: true }).length).toBeLessThanOrEqual(8 * text.length);
      expect(performance.now() - start).toBeLessThan(2000);
    },
  );
});
