import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Rows of an import that were applied together. */
@Entity('import_batches')
@ForeignKey('ImportEntity', ['organizationId', 'importId'], ['organizationId', 'id'], {
  name: 'import_batches_import_fk',
  onDelete: 'CASCADE',
})
export class ImportBatchEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'import_batches_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { name: 'import_id', primaryKeyConstraintName: 'import_batches_pk' })
  importId: string;

  /** Ordinal of the first row. */
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'import_batches_pk' })
  first: string;

  @Column('bigint')
  last: string;

  /** Time of the first row; each later row is a microsecond younger. */
  @Column('timestamptz')
  at: Date;

  @Column('bigint', { default: 0 })
  created: string;

  @Column('bigint', { default: 0 })
  updated: string;

  @Column('bigint', { default: 0 })
  skipped: string;
}
