import { Permission } from '../permissions';

export class OperatorReply {
  id: string;
  organizationId: string;
  name: string;
  permissions: Permission[];
  /** UTC with milliseconds. */
  createdAt: string;
}

export class OperatorsReply {
  items: OperatorReply[];
  /** The number of all operators, whatever offset and limit. */
  count: number;
}

export class RemovedReply {
  result: true;
  id: string;
}
