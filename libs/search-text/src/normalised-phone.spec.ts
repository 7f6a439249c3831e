import { normalisedPhone } from './normalised-phone';

describe('normalisedPhone', () => {
  it.each([
    '+98 912 345 6789',
    '0098-912-345-6789',
    '0912 345 6789',
    '۰۹۱۲۳۴۵۶۷۸۹',
    '٠٩١٢٣٤٥٦٧٨٩',
    '(0912) 345.67.89',
    '912 3456789',
    '989123456789',
    '+98 (0)912 345 6789',
    'tel:\u202A+98\u00A0912\u00A0345\u00A06789\u202C',
  ])('gives one form for %s', (value) => {
    expect(normalisedPhone(value, 'IR')).toBe('989123456789');
  });

  it.each([
    ['an extension', '021-88881234 داخلی ۱۲', '982188881234x12'],
    ['another extension', '+98 21 8888 1234 ext. 13', '982188881234x13'],
    ['digits that the library cannot read', '999999999999999', '999999999999999'],
    ['the same with 00', '00999999999999999', '999999999999999'],
    ['a short number', '1234', null],
    ['text', 'ali@mail.ir', null],
    ['nothing', '', null],
  ])('reads %s', (_, value, expected) => {
    expect(normalisedPhone(value, 'IR')).toBe(expected);
  });

  it('reads national numbers by the region', () => {
    expect(normalisedPhone('(213) 373-4253', 'US')).toBe('12133734253');
  });
});
