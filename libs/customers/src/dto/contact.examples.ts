import type { BodyExamples } from '@echonio/platform';

/** Contacts that can be added as they are. */
export const NEW_CONTACTS: BodyExamples = {
  mobile: {
    summary: 'A telephone number',
    value: { type: 'mobile', value: '+989121234567', role: 'مدیرعامل', note: 'اصلی', responder: 'ندا یاری' },
  },
  email: { summary: 'An e-mail address', value: { type: 'email', value: 'radio@example.com' } },
};

/** Changes of contacts. */
export const CONTACT_CHANGES: BodyExamples = {
  value: { summary: 'Another number', value: { value: '+982123422343' } },
  role: { summary: 'A role, and no note', value: { role: 'فروش', note: null } },
};
