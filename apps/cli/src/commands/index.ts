import { Command } from '../command';
import { doctor } from './doctor';
import { exportCustomers } from './export';
import { importFile } from './import';
import { operatorCreate } from './operator-create';
import { operatorList } from './operator-list';
import { operatorRemove } from './operator-remove';
import { organizationCreate } from './organization-create';
import { organizationList } from './organization-list';
import { tokenCreate } from './token-create';
import { tokenList } from './token-list';
import { tokenRevoke } from './token-revoke';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  organizationCreate,
  organizationList,
  operatorCreate,
  operatorList,
  operatorRemove,
  tokenCreate,
  tokenList,
  tokenRevoke,
  importFile,
  exportCustomers,
  doctor,
];
