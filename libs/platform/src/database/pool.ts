import { Pool } from 'pg';
import { DataSource } from 'typeorm';

/** The pg pool under a TypeORM data source, for statements that TypeORM has no words for. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}
