import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('imports')
@ForeignKey('OperatorEntity', ['organizationId', 'operatorId'], ['organizationId', 'id'], {
  name: 'imports_operator_fk',
  onDelete: 'CASCADE',
})
@ForeignKey('FileEntity', ['organizationId', 'sourceFileId'], ['organizationId', 'id'], {
  name: 'imports_source_file_fk',
})
@Check(
  'imports_state_check',
  `state IN ('reading', 'applying', 'completed', 'failed', 'cancelled', 'undoing', 'undone')`,
)
@Index('imports_file_once', ['organizationId', 'fileId'], {
  unique: true,
  where: `NOT dry_run AND state NOT IN ('failed', 'cancelled', 'undone')`,
})
@Index('imports_by_source_file', ['organizationId', 'sourceFileId'], { where: 'source_file_id IS NOT NULL' })
export class ImportEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'imports_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'imports_pk' })
  id: string;

  @Column('uuid', { name: 'file_id' })
  fileId: string;

  /** The file while it is needed, so that it can't be deleted. */
  @Column('uuid', { name: 'source_file_id', nullable: true })
  sourceFileId: string | null;

  @Column('uuid', { name: 'operator_id' })
  operatorId: string;

  @Column('boolean', { name: 'dry_run' })
  dryRun: boolean;

  @Column('jsonb')
  options: Record<string, unknown>;

  @Column('text', { default: 'reading' })
  state: string;

  /** Who may write: a worker that lost it changes nothing. */
  @Column('uuid', { nullable: true })
  claim: string | null;

  @Column('bigint', { default: 0 })
  rows: string;

  @Column('bigint', { default: 0 })
  created: string;

  @Column('bigint', { default: 0 })
  updated: string;

  @Column('bigint', { default: 0 })
  skipped: string;

  @Column('bigint', { default: 0 })
  rejected: string;

  @Column('bigint', { name: 'bytes_read', default: 0 })
  bytesRead: string;

  @Column('bigint', { name: 'bytes_total' })
  bytesTotal: string;

  @Column('text', { nullable: true })
  format: string | null;

  @Column('text', { nullable: true })
  encoding: string | null;

  @Column('text', { nullable: true })
  delimiter: string | null;

  @Column('text', { array: true, default: [] })
  columns: string[];

  @Column('text', { name: 'ignored_columns', array: true, default: [] })
  ignoredColumns: string[];

  @Column('jsonb', { nullable: true })
  error: Record<string, unknown> | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
