import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

@Entity('tags')
@ForeignKey('OrganizationEntity', ['organizationId'], ['id'], { name: 'tags_organization_fk', onDelete: 'CASCADE' })
@Unique('tags_title_unique', ['organizationId', 'titleKey'])
export class TagEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'tags_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tags_pk' })
  id: string;

  @Column('text')
  title: string;

  /** The title after folding: what must be unique. */
  @Column('text', { name: 'title_key' })
  titleKey: string;

  @Column('text', { nullable: true })
  color: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'clock_timestamp()' })
  updatedAt: Date;
}
