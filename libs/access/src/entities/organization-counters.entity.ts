import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** The running numbers of an organization: how many customers it has, and the number of its last event. */
@Entity('organization_counters')
@ForeignKey('OrganizationEntity', ['organizationId'], ['id'], {
  name: 'organization_counters_organization_fk',
  onDelete: 'CASCADE',
})
export class OrganizationCountersEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'organization_counters_pk' })
  organizationId: string;

  @Column('bigint', { name: 'event_sequence', default: 0 })
  eventSequence: string;

  @Column('bigint', { name: 'customers_count', default: 0 })
  customersCount: string;
}
