import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('customer_tags')
@ForeignKey('CustomerEntity', ['organizationId', 'customerId'], ['organizationId', 'id'], {
  name: 'customer_tags_customer_fk',
  onDelete: 'CASCADE',
})
@ForeignKey('TagEntity', ['organizationId', 'tagId'], ['organizationId', 'id'], {
  name: 'customer_tags_tag_fk',
  onDelete: 'CASCADE',
})
@Index('customer_tags_by_tag', ['organizationId', 'tagId'])
export class CustomerTagEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'customer_tags_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { name: 'customer_id', primaryKeyConstraintName: 'customer_tags_pk' })
  customerId: string;

  @PrimaryColumn('uuid', { name: 'tag_id', primaryKeyConstraintName: 'customer_tags_pk' })
  tagId: string;

  @Column('integer')
  position: number;
}
