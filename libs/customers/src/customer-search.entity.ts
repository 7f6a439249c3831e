import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('customer_search')
@ForeignKey('CustomerEntity', ['organizationId', 'customerId'], ['organizationId', 'id'], {
  name: 'customer_search_customer_fk',
  onDelete: 'CASCADE',
})
@Index('customer_search_key_trigrams', { synchronize: false })
export class CustomerSearchEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'customer_search_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { name: 'customer_id', primaryKeyConstraintName: 'customer_search_pk' })
  customerId: string;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  @Column('text')
  key: string;
}
