import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('files')
@ForeignKey('OperatorEntity', ['organizationId', 'creatorOperatorId'], ['organizationId', 'id'], {
  name: 'files_creator_fk',
  onDelete: 'CASCADE',
})
export class FileEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'files_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'files_pk' })
  id: string;

  @Column('uuid', { name: 'creator_operator_id' })
  creatorOperatorId: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'mime_type' })
  mimeType: string;

  @Column('bigint')
  size: string;

  @Column('text')
  sha256: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
