import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('operators')
@ForeignKey('OrganizationEntity', ['organizationId'], ['id'], {
  name: 'operators_organization_fk',
  onDelete: 'CASCADE',
})
@Index('operators_name_unique', ['organizationId', 'name'], { unique: true, where: 'removed_at IS NULL' })
export class OperatorEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'operators_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'operators_pk' })
  id: string;

  @Column('text')
  name: string;

  @Column('text', { array: true, default: [] })
  permissions: string[];

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt: Date | null;
}
