import { Injectable, Logger } from '@nestjs/common';
import { TenantDatabase } from '@echonio/platform';
import { ImportEnds } from '../import-ends';
import { OrganizationWatch, Watcher } from './organization-watch';

/** Tells how imports go, whichever process runs them, to all who watch in this one. */
@Injectable()
export class ImportWatch {
  private readonly logger = new Logger('Imports');
  private readonly organizations = new Map<string, OrganizationWatch>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly ends: ImportEnds,
  ) {}

  /** @returns ends it; to end it twice does no harm */
  watch(watcher: Watcher): () => void {
    const { organizationId } = watcher.ctx;
    const organization = this.organizations.get(organizationId) ?? this.begin();
    this.organizations.set(organizationId, organization);
    organization.add(watcher);
    return () => {
      organization.remove(watcher);
      if (organization.size === 0 && this.organizations.get(organizationId) === organization) {
        this.organizations.delete(organizationId);
      }
    };
  }

  private begin(): OrganizationWatch {
    return new OrganizationWatch(this.database, this.ends, (error) => {
      this.logger.error({ error }, 'imports that are watched can not be looked at; next try soon');
    });
  }
}
