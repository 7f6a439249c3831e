import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Between which ids the customers lie that a batch has created. */
@Entity('import_created')
@ForeignKey('ImportEntity', ['organizationId', 'importId'], ['organizationId', 'id'], {
  name: 'import_created_import_fk',
  onDelete: 'CASCADE',
})
export class ImportCreatedEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'import_created_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { name: 'import_id', primaryKeyConstraintName: 'import_created_pk' })
  importId: string;

  @PrimaryColumn('uuid', { name: 'first_id', primaryKeyConstraintName: 'import_created_pk' })
  firstId: string;

  @Column('uuid', { name: 'last_id' })
  lastId: string;

  @Column('integer')
  created: number;
}
