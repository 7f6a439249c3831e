import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('import_rejects')
@ForeignKey('ImportEntity', ['organizationId', 'importId'], ['organizationId', 'id'], {
  name: 'import_rejects_import_fk',
  onDelete: 'CASCADE',
})
export class ImportRejectEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'import_rejects_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { name: 'import_id', primaryKeyConstraintName: 'import_rejects_pk' })
  importId: string;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'import_rejects_pk' })
  ordinal: string;

  @Column('bigint')
  line: string;

  /** The cells of the row, or the text of the JSON item. */
  @Column('json')
  raw: string[] | string;

  @Column('json')
  errors: object[];
}
