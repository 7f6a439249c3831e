import { Injectable } from '@nestjs/common';
import { RequestContext, statement, TenantDatabase, UnauthorizedError } from '@echonio/platform';

const REGION = statement('organization_region', `SELECT default_region AS region FROM organizations WHERE id = $1`);

/** The country whose phone numbers an organization writes without a country code. It is set once, when the organization is made. */
@Injectable()
export class OrganizationRegions {
  private readonly known = new Map<string, string>();

  constructor(private readonly database: TenantDatabase) {}

  /** @returns an ISO 3166 code, such as `IR` */
  async of(ctx: RequestContext): Promise<string> {
    const known = this.known.get(ctx.organizationId);
    if (known) return known;
    const [row] = await this.database.run<{ region: string }>(ctx, REGION);
    if (!row) throw new UnauthorizedError();
    this.known.set(ctx.organizationId, row.region);
    return row.region;
  }
}
