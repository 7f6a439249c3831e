import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('customers')
@ForeignKey('OperatorEntity', ['organizationId', 'creatorOperatorId'], ['organizationId', 'id'], {
  name: 'customers_creator_fk',
  onDelete: 'CASCADE',
})
@ForeignKey('FileEntity', ['organizationId', 'avatarFileId'], ['organizationId', 'id'], { name: 'customers_avatar_fk' })
@Check('customers_type_check', `type IN ('corporate', 'personal')`)
@Index('customers_by_update', { synchronize: false })
@Index('customers_by_creation', { synchronize: false })
@Index('customers_by_name', ['organizationId', 'sortName', 'id'])
@Index('customers_by_avatar', { synchronize: false })
export class CustomerEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'customers_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'customers_pk' })
  id: string;

  @Column('uuid', { name: 'creator_operator_id' })
  creatorOperatorId: string;

  @Column('uuid', { name: 'avatar_file_id', nullable: true })
  avatarFileId: string | null;

  @Column('text')
  type: string;

  @Column('text', { nullable: true })
  name: string | null;

  @Column('text', { nullable: true })
  title: string | null;

  @Column('text', { nullable: true })
  manager: string | null;

  @Column('text', { name: 'last_name', nullable: true })
  lastName: string | null;

  @Column('text', { name: 'first_name', nullable: true })
  firstName: string | null;

  @Column('text', { name: 'father_name', nullable: true })
  fatherName: string | null;

  /** What a list by name is sorted by; see `customerSortName`. */
  @Column({ type: 'text', name: 'sort_name', default: '', collation: 'C' })
  sortName: string;

  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'clock_timestamp()' })
  updatedAt: Date;
}
