import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('timeline_events')
@ForeignKey('CustomerEntity', ['organizationId', 'customerId'], ['organizationId', 'id'], {
  name: 'timeline_events_customer_fk',
  onDelete: 'CASCADE',
})
@Index('timeline_events_by_customer', { synchronize: false })
export class TimelineEventEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'timeline_events_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'timeline_events_pk' })
  id: string;

  @Column('uuid', { name: 'customer_id' })
  customerId: string;

  @Column('bigint')
  sequence: string;

  @Column('uuid', { name: 'creator_operator_id' })
  creatorOperatorId: string;

  @Column('text')
  type: string;

  @Column('text')
  description: string;

  @Column('jsonb', { default: {} })
  data: Record<string, unknown>;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'clock_timestamp()' })
  updatedAt: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;
}
