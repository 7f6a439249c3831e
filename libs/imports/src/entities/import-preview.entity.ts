import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('import_previews')
@ForeignKey('ImportEntity', ['organizationId', 'importId'], ['organizationId', 'id'], {
  name: 'import_previews_import_fk',
  onDelete: 'CASCADE',
})
@ForeignKey('CustomerEntity', ['organizationId', 'customerId'], ['organizationId', 'id'], {
  name: 'import_previews_customer_fk',
  onDelete: 'CASCADE',
})
@Index('import_previews_by_customer', ['organizationId', 'customerId'], { where: 'customer_id IS NOT NULL' })
export class ImportPreviewEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'import_previews_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { name: 'import_id', primaryKeyConstraintName: 'import_previews_pk' })
  importId: string;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'import_previews_pk' })
  ordinal: string;

  /** The stored customer that the row shows something of. */
  @Column('uuid', { name: 'customer_id', nullable: true })
  customerId: string | null;

  @Column('json')
  shown: object;
}
