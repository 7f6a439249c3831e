/** What an operator may be allowed to do; reading needs none of them. `superuser` has all. */
export const PERMISSIONS = [
  'createCustomer',
  'editCustomer',
  'deleteCustomer',
  'importCustomers',
  'exportCustomers',
  'addCustomerTag',
  'removeCustomerTag',
  'accessToTimeline',
  'configOrganization',
  'manageOperators',
  'superuser',
] as const;

export type Permission = (typeof PERMISSIONS)[number];
