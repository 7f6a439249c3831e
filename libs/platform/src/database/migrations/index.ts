import { CreateAppRole1764000000000 } from './1764000000000-create-app-role';
import { CreateAccess1764000001000 } from './1764000001000-create-access';
import { CreateTagsAndFiles1764000002000 } from './1764000002000-create-tags-and-files';
import { CreateCustomers1764000003000 } from './1764000003000-create-customers';
import { CreateSearch1764000004000 } from './1764000004000-create-search';
import { CreateImports1764000005000 } from './1764000005000-create-imports';
import { CreateImportBatches1764000006000 } from './1764000006000-create-import-batches';
import { AddMatchKeys1764000010000 } from './1764000010000-add-match-keys';
import { CreateImportPlans1764000011000 } from './1764000011000-create-import-plans';
import { EndImportSessions1764000012000 } from './1764000012000-end-import-sessions';
import { AddListOrders1764000020000 } from './1764000020000-add-list-orders';
import { EstimateSearch1764000021000 } from './1764000021000-estimate-search';
import { CreateUndo1764000022000 } from './1764000022000-create-undo';
import { PlanSearch1764000023000 } from './1764000023000-plan-search';
import { CreateIdempotency1764000024000 } from './1764000024000-create-idempotency';

/** All migrations, oldest first. One that has been released is never edited. */
export const MIGRATIONS = [
  CreateAppRole1764000000000,
  CreateAccess1764000001000,
  CreateTagsAndFiles1764000002000,
  CreateCustomers1764000003000,
  CreateSearch1764000004000,
  CreateImports1764000005000,
  CreateImportBatches1764000006000,
  AddMatchKeys1764000010000,
  CreateImportPlans1764000011000,
  EndImportSessions1764000012000,
  AddListOrders1764000020000,
  EstimateSearch1764000021000,
  CreateUndo1764000022000,
  PlanSearch1764000023000,
  CreateIdempotency1764000024000,
];
