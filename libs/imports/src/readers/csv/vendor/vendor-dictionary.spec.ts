import { recogniseVendorColumn } from './vendor-dictionary';

const reach = (type: string, label?: string): object =>
  expect.objectContaining({ kind: 'reach', type, part: 'value', ...(label ? { label } : {}) }) as object;

describe('recogniseVendorColumn', () => {
  it.each<[string, object]>([
    ['Given Name', { kind: 'identity', key: 'firstName' }],
    ['Additional Name', { kind: 'middleName' }],
    ['Organization 2 - Name', { kind: 'company' }],
    ['AccountName', { kind: 'company' }],
    ['Organization Title', { kind: 'jobTitle' }],
    ['سمت', { kind: 'jobTitle' }],
    ['شركت', { kind: 'company' }],
    ['توضیحات', { kind: 'remark' }],
    ['Categories', { kind: 'labels', separator: ';' }],
    ['E-mail 3 Address', reach('email')],
    ['Email Address', reach('email')],
    ['Work Email', reach('email', 'Work')],
    ['Business Phone 2', reach('tel', 'Business')],
    ['Company Main Phone', reach('tel', 'Main')],
    ['Company phone number', reach('tel', 'Company')],
    ['MobilePhone', reach('mobile')],
    ['Mobile Phone Number', reach('mobile')],
    ['Other Fax', reach('fax')],
    ['Personal Web Page', reach('website', 'Personal')],
    ['تلفن منزل', reach('tel', 'منزل')],
    ['دورنگار', reach('fax')],
    ['وبسایت', reach('website')],
    ['Business Street 2', reach('address', 'Business')],
    ['MailingPostalCode', reach('address', 'Mailing')],
    ['Country/Region', reach('address')],
    ['آدرس محل کار', reach('address', 'محل کار')],
    ['کد پستی', reach('address')],
  ])('knows %s', (header, meaning) => expect(recogniseVendorColumn(header)).toEqual(meaning));

  it.each([
    '',
    'State',
    'Region',
    'Department',
    'Birthday',
    'E-mail Type',
    'E-mail 2 Display Name',
    'Phone 1 - Formatted',
    'Address 1 - Value',
    'Address 1 - City',
    'Record ID',
    'Account',
    'role',
    '__proto__',
    'constructor',
    'ردیف',
  ])('knows nothing of "%s"', (header) => expect(recogniseVendorColumn(header)).toBeNull());
});
