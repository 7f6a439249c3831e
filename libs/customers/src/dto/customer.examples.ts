import type { BodyExamples } from '@echonio/platform';

const CONTACTS = [
  { type: 'tel', value: '+982123422342' },
  { type: 'mobile', value: '+989121234567', role: 'مدیرعامل', note: 'اصلی' },
];

/** Customers that can be created as they are. */
export const NEW_CUSTOMERS: BodyExamples = {
  company: {
    summary: 'A company, in Persian',
    value: {
      type: 'corporate',
      identity: { name: 'رادیو', title: 'کافی شاپ', manager: 'ندا یاری' },
      contacts: CONTACTS,
    },
  },
  person: {
    summary: 'A person, in Latin letters',
    value: {
      type: 'personal',
      identity: { lastName: 'Shook', firstName: 'Gary', fatherName: 'Bob' },
      contacts: [{ type: 'email', value: 'gary.shook@example.com' }],
    },
  },
};

/** Changes of customers; each leaves what it doesn't name. */
export const CUSTOMER_CHANGES: BodyExamples = {
  company: { summary: 'The manager of a company', value: { identity: { manager: 'Neda Yari' } } },
  person: { summary: 'The first name of a person', value: { identity: { firstName: 'گری' } } },
  contacts: { summary: 'The whole list of contacts', value: { contacts: CONTACTS } },
};
