import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** How a customer was before an import changed it. */
@Entity('import_before_images')
@ForeignKey('ImportEntity', ['organizationId', 'importId'], ['organizationId', 'id'], {
  name: 'import_before_images_import_fk',
  onDelete: 'CASCADE',
})
@ForeignKey('CustomerEntity', ['organizationId', 'customerId'], ['organizationId', 'id'], {
  name: 'import_before_images_customer_fk',
  onDelete: 'CASCADE',
})
@Index('import_before_images_by_customer', ['organizationId', 'customerId'])
export class ImportBeforeImageEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'import_before_images_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { name: 'import_id', primaryKeyConstraintName: 'import_before_images_pk' })
  importId: string;

  @PrimaryColumn('uuid', { name: 'customer_id', primaryKeyConstraintName: 'import_before_images_pk' })
  customerId: string;

  /** What the import left. */
  @Column('integer')
  version: number;

  @Column('json')
  image: object;
}
