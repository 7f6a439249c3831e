import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

@Entity('access_tokens')
@ForeignKey('OperatorEntity', ['organizationId', 'operatorId'], ['organizationId', 'id'], {
  name: 'access_tokens_operator_fk',
  onDelete: 'CASCADE',
})
@Unique('access_tokens_digest_unique', ['organizationId', 'digest'])
export class AccessTokenEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'access_tokens_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'access_tokens_pk' })
  id: string;

  @Column('uuid', { name: 'operator_id' })
  operatorId: string;

  /** SHA-256 of the token; the token itself is nowhere. */
  @Column('bytea')
  digest: Buffer;

  @Column('text', { nullable: true })
  label: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
