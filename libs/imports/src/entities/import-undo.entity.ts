import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How far the undoing of an import is. */
@Entity('import_undos')
@ForeignKey('ImportEntity', ['organizationId', 'importId'], ['organizationId', 'id'], {
  name: 'import_undos_import_fk',
  onDelete: 'CASCADE',
})
@Check('import_undos_phase_check', `phase IN ('restoring', 'removing')`)
export class ImportUndoEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'import_undos_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { name: 'import_id', primaryKeyConstraintName: 'import_undos_pk' })
  importId: string;

  @Column('uuid', { name: 'operator_id' })
  operatorId: string;

  @Column('text', { default: 'restoring' })
  phase: string;

  /** The last customer that was looked at in this phase. */
  @Column('uuid', { name: 'done_until', nullable: true })
  doneUntil: string | null;

  @Column('bigint', { default: 0 })
  removed: string;

  @Column('bigint', { default: 0 })
  restored: string;

  @Column('bigint', { name: 'left_count', default: 0 })
  leftCount: string;

  /** The first of them, `{customerId, reason}`. */
  @Column('jsonb', { name: 'left_customers', default: [] })
  leftCustomers: object[];

  @Column('timestamptz', { name: 'started_at', default: () => 'clock_timestamp()' })
  startedAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
