import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('idempotency_replies')
@ForeignKey('IdempotencyKeyEntity', ['organizationId', 'operatorId', 'key'], ['organizationId', 'operatorId', 'key'], {
  name: 'idempotency_replies_key_fk',
  onDelete: 'CASCADE',
})
@ForeignKey('CustomerEntity', ['organizationId', 'customerId'], ['organizationId', 'id'], {
  name: 'idempotency_replies_customer_fk',
  onDelete: 'CASCADE',
})
@ForeignKey('FileEntity', ['organizationId', 'fileId'], ['organizationId', 'id'], {
  name: 'idempotency_replies_file_fk',
  onDelete: 'CASCADE',
})
@Index('idempotency_replies_by_customer', ['organizationId', 'customerId'], { where: 'customer_id IS NOT NULL' })
@Index('idempotency_replies_by_file', ['organizationId', 'fileId'], { where: 'file_id IS NOT NULL' })
export class IdempotencyReplyEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'idempotency_replies_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { name: 'operator_id', primaryKeyConstraintName: 'idempotency_replies_pk' })
  operatorId: string;

  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'idempotency_replies_pk' })
  key: Buffer;

  /** Whom the reply is about: it goes with them. */
  @Column('uuid', { name: 'customer_id', nullable: true })
  customerId: string | null;

  @Column('uuid', { name: 'file_id', nullable: true })
  fileId: string | null;

  @Column('json')
  headers: Record<string, string>;

  @Column('text')
  body: string;
}
