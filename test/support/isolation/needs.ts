import { Permission } from '@echonio/access';

/** The permissions that the requests of requests.ts need, all of them; what changes nothing and isn't here needs none. */
export const NEEDS: Record<string, Permission[]> = {
  'GET /v1/operators/{operatorId}/tokens': ['manageOperators'],
  'POST /v1/operators': ['manageOperators', 'createCustomer'],
  'PUT /v1/operators/{operatorId}': ['manageOperators', 'createCustomer'],
  'DELETE /v1/operators/{operatorId}': ['manageOperators'],
  'POST /v1/operators/{operatorId}/tokens': ['manageOperators'],
  'DELETE /v1/operators/{operatorId}/tokens/{tokenId}': ['manageOperators'],
  'POST /v1/settings/tags': ['configOrganization'],
  'PUT /v1/settings/tags/{tagId}': ['configOrganization'],
  'DELETE /v1/settings/tags/{tagId}': ['configOrganization'],
  'DELETE /v1/files/{fileId}': ['superuser'],
  'POST /v1/customers': ['createCustomer', 'addCustomerTag'],
  'PUT /v1/customers/{customerId}': ['editCustomer', 'addCustomerTag', 'removeCustomerTag'],
  'DELETE /v1/customers/{customerId}': ['deleteCustomer'],
  'POST /v1/customers/{customerId}/contacts': ['editCustomer'],
  'PUT /v1/customers/{customerId}/contacts/{contactId}': ['editCustomer'],
  'DELETE /v1/customers/{customerId}/contacts/{contactId}': ['editCustomer'],
  'POST /v1/customers/{customerId}/tags': ['addCustomerTag'],
  'DELETE /v1/customers/{customerId}/tags/{tagId}': ['removeCustomerTag'],
  'GET /v1/customers/{customerId}/timeline': ['accessToTimeline'],
  'POST /v1/customers/{customerId}/timeline': ['accessToTimeline'],
  'POST /v1/customers/import': ['importCustomers', 'configOrganization', 'editCustomer'],
  'GET /v1/customers/import/template': ['importCustomers'],
  'GET /v1/imports': ['importCustomers'],
  'GET /v1/imports/{importId}': ['importCustomers'],
  'GET /v1/imports/{importId}/rejects': ['importCustomers'],
  'GET /v1/imports/{importId}/events': ['importCustomers'],
  'POST /v1/imports/{importId}/cancel': ['importCustomers'],
  'POST /v1/imports/{importId}/undo': ['importCustomers', 'deleteCustomer'],
  'GET /v1/customers/export': ['exportCustomers'],
  'GET /v1/customers/{customerId}/dossier': ['exportCustomers'],
};

/** Operations for which one permission of these is enough. */
export const NEEDS_ONE: Record<string, Permission[]> = {
  'POST /v1/files': ['createCustomer', 'editCustomer', 'importCustomers'],
};
