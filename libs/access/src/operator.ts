import { Permission } from './permissions';

/** An operator who may act in an organization. Times are UTC texts with milliseconds. */
export interface Operator {
  id: string;
  organizationId: string;
  name: string;
  permissions: Permission[];
  createdAt: string;
}

export interface OperatorPage {
  items: Operator[];
  count: number;
}

/** A token as it is shown after its creation: the token itself is known to its holder only. */
export interface TokenEntry {
  id: string;
  label: string | null;
  createdAt: string;
  expiresAt: string | null;
}

export interface TokenPage {
  items: TokenEntry[];
  count: number;
}
