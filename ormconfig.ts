import { createDataSource } from './libs/platform/src/database/data-source';

/** The data source of the TypeORM command line: `npm run build`, then `typeorm … -d dist/ormconfig.js`. */
export default createDataSource({
  url: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL ?? 'postgres://localhost/echonio',
});
