import { Injectable } from '@nestjs/common';
import { NotFoundError, Reply, RequestContext, TenantDatabase } from '@echonio/platform';
import { dossierStatement } from './dossier.sql';
import { DossierTraces } from './dossier-traces';

/** Everything that is stored about one customer, for who has a right to know. */
@Injectable()
export class CustomerDossierService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly traces: DossierTraces,
  ) {}

  /** @throws NotFoundError */
  async get(ctx: RequestContext, id: string): Promise<Reply<string>> {
    const rows = await this.database.run<{ body: string }>(ctx, dossierStatement(this.traces.json), [id]);
    if (!rows[0]) throw new NotFoundError('customer');
    return Reply.jsonText(rows[0].body);
  }
}
