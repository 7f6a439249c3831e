import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Ctx, RequirePermission } from '@echonio/access';
import {
  ApiBodies,
  ETAG_HEADER,
  IdParam,
  IfMatch,
  LOCATION_HEADER,
  NEXT_LINK_HEADER,
  QueryString,
  RepeatableQuery,
  Reply,
  RequestContext,
} from '@echonio/platform';
import { CustomerBody } from './customer-body';
import { CustomersService } from './customers.service';
import { CustomerBodyInput, CustomerForm } from './dto/customer.body.dto';
import { CUSTOMER_CHANGES, NEW_CUSTOMERS } from './dto/customer.examples';
import {
  CorporateCustomer,
  CUSTOMER_SCHEMA,
  CustomerDeleted,
  CustomerList,
  PersonalCustomer,
} from './dto/customer.reply.dto';
import { LIST_PARAMETERS } from './dto/customer-filters.query.dto';
import { IncludeQuery } from './dto/include.query.dto';
import { ListCustomersQuery } from './dto/list-customers.query.dto';

@ApiTags('Customers')
@ApiExtraModels(CorporateCustomer, PersonalCustomer)
@Controller('v1/customers')
export class CustomersController {
  constructor(private readonly customers: CustomersService) {}

  /**
   * Create a customer
   *
   * @remarks Creates a new customer. At least one value of the identity or one contact is needed; the type may be told by the keys of the
   * identity. Tags given here need `addCustomerTag` too.
   */
  @Post()
  @RequirePermission('createCustomer')
  @ApiBodies(CustomerBodyInput, CustomerForm, NEW_CUSTOMERS)
  @ApiCreatedResponse({
    description: 'The new customer.',
    schema: CUSTOMER_SCHEMA,
    headers: { ...ETAG_HEADER, ...LOCATION_HEADER },
  })
  createCustomer(
    @Ctx() ctx: RequestContext,
    @Body() body: unknown,
    @Query() query: IncludeQuery,
  ): Promise<Reply<CustomerBody>> {
    return this.customers.create(ctx, body, query.withMeta);
  }

  /**
   * List all customers
   *
   * @remarks Most recently modified first, unless `sort` says otherwise. The words of `search` must all be found, in any spelling of either script, among the values of
   * the identity and the contacts; a word of one or two letters at the start of a word, a longer one anywhere. A number is found by its last
   * four digits or more. All filters must be met, and the search too. `count` is exact.
   *
   * When there is more, `Link` has the address of the next part. Following it gives each customer that is there all the while at least once, and one that
   * isn't modified meanwhile exactly once.
   */
  @Get()
  @RepeatableQuery(...LIST_PARAMETERS)
  @ApiOkResponse({
    description: 'One page and the number of all matches.',
    type: CustomerList,
    headers: NEXT_LINK_HEADER,
  })
  listCustomers(
    @Ctx() ctx: RequestContext,
    @Query() query: ListCustomersQuery,
    @Query() given: QueryString,
  ): Promise<Reply<string>> {
    return this.customers.list(ctx, query, given);
  }

  /**
   * Retrieve a customer
   *
   * @remarks A body, should the request have one, is ignored.
   */
  @Get(':customerId')
  @ApiOkResponse({ description: 'The customer.', schema: CUSTOMER_SCHEMA, headers: ETAG_HEADER })
  getCustomer(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') id: string,
    @Query() query: IncludeQuery,
  ): Promise<Reply<string>> {
    return this.customers.get(ctx, id, query.withMeta);
  }

  /**
   * Update a customer
   *
   * @remarks Only what is passed changes. The identity is merged by key, null clears a key; a change of `type` needs the new identity.
   * `contacts` is the whole new list, `tagsIds` the whole new set. When nothing differs, nothing is written. Sending back what a read gave
   * changes nothing.
   */
  @Put(':customerId')
  @RequirePermission('editCustomer')
  @ApiBodies(CustomerBodyInput, CustomerForm, CUSTOMER_CHANGES)
  @ApiOkResponse({ description: 'The customer as it is now.', schema: CUSTOMER_SCHEMA, headers: ETAG_HEADER })
  updateCustomer(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') id: string,
    @Body() body: unknown,
    @IfMatch() ifMatch: string | undefined,
    @Query() query: IncludeQuery,
  ): Promise<Reply<CustomerBody>> {
    return this.customers.update(ctx, id, body, ifMatch, query.withMeta);
  }

  /**
   * Delete a customer
   *
   * @remarks Permanently, with its contacts, tags, timeline and search data, and its avatar file when nothing else uses it.
   */
  @Delete(':customerId')
  @RequirePermission('deleteCustomer')
  @ApiOkResponse({ description: 'The customer is gone.', type: CustomerDeleted })
  deleteCustomer(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') id: string,
    @IfMatch() ifMatch: string | undefined,
  ): Promise<{ result: 'true'; id: string }> {
    return this.customers.remove(ctx, id, ifMatch);
  }
}
