import { Body, Controller, Delete, Get, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Ctx, RequirePermission } from '@echonio/access';
import { ContactBody, ContactBodyInput, ContactReply } from '@echonio/contacts';
import { ApiBodies, ETAG_HEADER, IdParam, IfMatch, LOCATION_HEADER, Reply, RequestContext } from '@echonio/platform';
import { CustomerContactsService } from './customer-contacts.service';
import { CONTACT_CHANGES, NEW_CONTACTS } from './dto/contact.examples';
import { DeletedContactReply } from './dto/deleted-contact.reply.dto';

@ApiTags('Customer contacts')
@Controller('v1/customers/:customerId/contacts')
export class CustomerContactsController {
  constructor(private readonly contacts: CustomerContactsService) {}

  /**
   * List contacts of a customer
   *
   * @remarks All of them, in their order.
   */
  @Get()
  @ApiOkResponse({ description: 'The contacts.', type: [ContactReply], headers: ETAG_HEADER })
  listCustomerContacts(@Ctx() ctx: RequestContext, @IdParam('customerId') customerId: string): Promise<Reply<string>> {
    return this.contacts.list(ctx, customerId);
  }

  /**
   * Add a contact to a customer
   *
   * @remarks The contact comes behind those that the customer has, of which there may be 100. `type` and `value` are needed.
   */
  @Post()
  @RequirePermission('editCustomer')
  @ApiBodies(ContactBodyInput, ContactBodyInput, NEW_CONTACTS)
  @ApiCreatedResponse({
    description: 'The new contact.',
    type: ContactReply,
    headers: { ...ETAG_HEADER, ...LOCATION_HEADER },
  })
  createCustomerContact(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') customerId: string,
    @Body() body: unknown,
    @IfMatch() ifMatch: string | undefined,
  ): Promise<Reply<ContactBody>> {
    return this.contacts.create(ctx, customerId, body, ifMatch);
  }

  /** Retrieve a contact of a customer */
  @Get(':contactId')
  @ApiOkResponse({ description: 'The contact.', type: ContactReply, headers: ETAG_HEADER })
  getCustomerContact(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') customerId: string,
    @IdParam('contactId') contactId: string,
  ): Promise<Reply<string>> {
    return this.contacts.get(ctx, customerId, contactId);
  }

  /**
   * Update a contact of a customer
   *
   * @remarks Only what is passed changes; null clears `role`, `note` and `responder`. When nothing differs, nothing is written.
   */
  @Put(':contactId')
  @RequirePermission('editCustomer')
  @ApiBodies(ContactBodyInput, ContactBodyInput, CONTACT_CHANGES)
  @ApiOkResponse({ description: 'The contact as it is now.', type: ContactReply, headers: ETAG_HEADER })
  updateCustomerContact(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') customerId: string,
    @IdParam('contactId') contactId: string,
    @Body() body: unknown,
    @IfMatch() ifMatch: string | undefined,
  ): Promise<Reply<ContactBody>> {
    return this.contacts.update(ctx, customerId, contactId, body, ifMatch);
  }

  /**
   * Delete a contact of a customer
   *
   * @remarks The last contact of a customer whose identity has no value can't be deleted: nothing would be left to know the customer by.
   */
  @Delete(':contactId')
  @RequirePermission('editCustomer')
  @ApiOkResponse({ description: 'The contact is gone.', type: DeletedContactReply, headers: ETAG_HEADER })
  deleteCustomerContact(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') customerId: string,
    @IdParam('contactId') contactId: string,
    @IfMatch() ifMatch: string | undefined,
  ): Promise<Reply<DeletedContactReply>> {
    return this.contacts.remove(ctx, customerId, contactId, ifMatch);
  }
}
