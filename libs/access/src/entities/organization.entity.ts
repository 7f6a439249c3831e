import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity('organizations')
@Unique('organizations_name_unique', ['name'])
export class OrganizationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'organizations_pk' })
  id: string;

  @Column('text')
  name: string;

  @Column('character', { name: 'default_region', length: 2, default: 'IR' })
  defaultRegion: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
