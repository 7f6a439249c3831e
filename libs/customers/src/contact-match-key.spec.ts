import { contactMatchKey } from './contact-match-key';

const keyOf = (type: string, value: string, region = 'IR'): string => contactMatchKey({ type, value }, region);

describe('the match key of a contact', () => {
  it.each([
    ['mobile', '+989121234567'],
    ['mobile', '00989121234567'],
    ['mobile', '09121234567'],
    ['tel', '9121234567'],
    ['tel', '۰۹۱۲۱۲۳۴۵۶۷'],
    ['phone', '٠٩١٢-١٢٣ ٤٥٦٧'],
    ['whatsapp', '(+98) 912 123 45 67'],
    ['telegram', '\u202a+98 912 123 4567\u202c'],
    ['mobile', '۰۹۱۲ ۱۲۳‌۴۵۶۷'],
    ['tel', 'tel: 0912 123 4567'],
  ])('is one for all spellings of a number: %s %s', (type, value) => {
    expect(keyOf(type, value)).toBe('phone:989121234567');
  });

  it('takes types for the same however they are spelled', () => {
    expect(keyOf('کد ملي', '۰۰۱۲۳۴۵۶۷۸')).toBe(keyOf('کد ملی', '0012345678'));
  });

  it('reads a number without a calling code as one of the region', () => {
    expect(keyOf('tel', '030 123456', 'DE')).toBe('phone:4930123456');
    expect(keyOf('tel', '+49 30 123456', 'IR')).toBe('phone:4930123456');
  });

  it('tells extensions of one switchboard apart', () => {
    expect(keyOf('tel', '021-88881234 ext. 5')).toBe(keyOf('tel', '+98 21 8888 1234 داخلی ۵'));
    expect(keyOf('tel', '021-88881234 ext. 5')).not.toBe(keyOf('tel', '021-88881234 ext. 6'));
  });

  it('is one for all spellings of an e-mail address', () => {
    for (const value of ['ali@b.ir', 'Ali@B.ir', ' ALI@b.IR ', 'ａｌｉ@b.ir', '\u200eali@b.ir']) {
      expect(keyOf('email', value)).toBe('email:ali@b.ir');
    }
    expect(keyOf('email', 'ali@b.ir')).not.toBe(keyOf('email', 'ali2@b.ir'));
  });

  it('keeps fax lines, names with digits and numbers of other things apart from telephones', () => {
    const number = keyOf('tel', '021 8888 1234');
    expect(keyOf('fax', '021 8888 1234')).toBe('fax:982188881234');
    expect(keyOf('telegram', '@ali1234567')).toBe('telegram:@ali1234567');
    expect(keyOf('nationalid', '02188881234')).not.toBe(number);
    expect(keyOf('tel', '110')).toBe('tel:110');
  });

  it('is the type and the folded value for anything else, digits without the signs between them', () => {
    expect(keyOf('nationalid', '۰۰۱-۲۳۴۵۶۷-۸')).toBe('nationalid:0012345678');
    expect(keyOf('nationalid', '0012345678')).toBe('nationalid:0012345678');
    expect(keyOf('website', 'HTTPS://Example.com/Ñ')).toBe('website:https://example.com/n');
  });

  it('is short for any value, and still tells values apart', () => {
    const long = 'x'.repeat(500);
    expect(keyOf('note', long).length).toBeLessThanOrEqual(200);
    expect(keyOf('note', long)).not.toBe(keyOf('note', `${long}y`));
    expect(keyOf('ص'.repeat(500), 'x').length).toBeLessThanOrEqual(200);
  });
});
