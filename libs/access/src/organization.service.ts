import { Injectable } from '@nestjs/common';
import { RequestContext, statement, TenantDatabase } from '@echonio/platform';

export interface Organization {
  id: string;
  name: string;
  /** The country whose phone numbers it writes without a country code, ISO 3166. */
  defaultRegion: string;
}

const FIND = statement(
  'organization_find',
  `SELECT id, name, default_region AS "defaultRegion" FROM organizations WHERE id = $1`,
);

/** The organization of the acting operator. */
@Injectable()
export class OrganizationService {
  constructor(private readonly database: TenantDatabase) {}

  async get(ctx: RequestContext): Promise<Organization> {
    const [organization] = await this.database.run<Organization>(ctx, FIND);
    return organization!;
  }
}
