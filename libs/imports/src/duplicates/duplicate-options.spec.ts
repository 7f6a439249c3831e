import { counts } from './duplicate-options';

describe('what counts for duplicates', () => {
  it('is any number by phone, else contacts of the type, however that is spelled', () => {
    expect(counts('phone', { contactType: 'tel', matchKey: 'phone:989121234567' })).toBe(true);
    expect(counts('phone', { contactType: 'tel', matchKey: 'tel:x' })).toBe(false);
    expect(counts('کد ملی', { contactType: 'کد ملي', matchKey: 'کد ملی:1' })).toBe(true);
    expect(counts('email', { contactType: 'EMail', matchKey: 'email:a@b.ir' })).toBe(true);
    expect(counts('email', { contactType: 'tel', matchKey: 'email:a@b.ir' })).toBe(false);
  });
});
