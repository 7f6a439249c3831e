import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('contacts')
@ForeignKey('CustomerEntity', ['organizationId', 'customerId'], ['organizationId', 'id'], {
  name: 'contacts_customer_fk',
  onDelete: 'CASCADE',
})
@Index('contacts_by_customer', ['organizationId', 'customerId', 'position'])
@Index('contacts_by_match_key', ['organizationId', 'matchKey'])
export class ContactEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'contacts_pk' })
  organizationId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'contacts_pk' })
  id: string;

  @Column('uuid', { name: 'customer_id' })
  customerId: string;

  @Column('integer')
  position: number;

  @Column('text')
  type: string;

  @Column('text')
  value: string;

  @Column('text', { nullable: true })
  role: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text', { nullable: true })
  responder: string | null;

  /** What contacts with the same number, address or value have in common; null of contacts from before there were keys. */
  @Column({ type: 'text', name: 'match_key', nullable: true, collation: 'C' })
  matchKey: string | null;
}
