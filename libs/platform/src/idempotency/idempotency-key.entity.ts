import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('idempotency_keys')
@ForeignKey('OrganizationEntity', ['organizationId'], ['id'], {
  name: 'idempotency_keys_organization_fk',
  onDelete: 'CASCADE',
})
@Index('idempotency_keys_by_age', ['createdAt'])
export class IdempotencyKeyEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'idempotency_keys_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { name: 'operator_id', primaryKeyConstraintName: 'idempotency_keys_pk' })
  operatorId: string;

  /** SHA-256 of the client's key. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'idempotency_keys_pk' })
  key: Buffer;

  /** SHA-256 of what the request asks for. */
  @Column('bytea')
  fingerprint: Buffer;

  /** Of the reply; null while a long call that has begun has none. */
  @Column('smallint', { nullable: true })
  status: number | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
