import { Injectable } from '@nestjs/common';
import { RequestContext, TenantDatabase, TenantTransaction, violatedConstraint } from '@echonio/platform';
import { ContentFacts } from './content-inspector';
import { FIND, INSERT, LOCK, OF_TYPES, REMOVE, WITHOUT_ROW } from './file.sql';
import { StoredFile } from './stored-file';

/** The statements on the rows of files. */
@Injectable()
export class FilesRepository {
  constructor(private readonly database: TenantDatabase) {}

  async find(ctx: RequestContext, id: string): Promise<StoredFile | undefined> {
    const rows = await this.database.run<StoredFile>(ctx, FIND, [id]);
    return rows[0];
  }

  async insert(ctx: RequestContext, id: string, name: string, facts: ContentFacts): Promise<StoredFile> {
    const values = [id, name, facts.mimeType, facts.size, facts.sha256];
    const rows = await this.database.write<StoredFile>(ctx, INSERT, values);
    return rows[0]!;
  }

  /** @returns who made it, or undefined when it isn't there */
  async lock(transaction: TenantTransaction, id: string): Promise<string | undefined> {
    const rows = await transaction.run<{ creatorOperatorId: string }>(LOCK, [id]);
    return rows[0]?.creatorOperatorId;
  }

  /** Removes a locked row and commits. @returns false when something refers to it */
  removeLocked(transaction: TenantTransaction, id: string): Promise<boolean> {
    return unlessUsed(transaction.finish(REMOVE, [id]));
  }

  /** @returns false when there is none, or when something refers to it */
  remove(ctx: RequestContext, id: string): Promise<boolean> {
    return unlessUsed(this.database.run(ctx, REMOVE, [id]));
  }

  async ofTypes(
    runner: Pick<TenantTransaction, 'run'>,
    ids: readonly string[],
    types: readonly string[],
  ): Promise<Set<string>> {
    const rows = await runner.run<{ id: string }>(OF_TYPES, [ids, types]);
    return new Set(rows.map(({ id }) => id));
  }

  async withoutRow(ctx: RequestContext, ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.run<{ id: string }>(ctx, WITHOUT_ROW, [ids]);
    return rows.map(({ id }) => id);
  }
}

function unlessUsed(removed: Promise<unknown[]>): Promise<boolean> {
  return removed.then(
    (rows) => rows.length > 0,
    (error: unknown) => {
      if (violatedConstraint(error) !== undefined) return false;
      throw error;
    },
  );
}
