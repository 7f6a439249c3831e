import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { Ctx, RequirePermission } from '@echonio/access';
import { IdParam, IfMatch, Reply, RequestContext } from '@echonio/platform';
import { CustomerBody } from './customer-body';
import { CustomersService } from './customers.service';
import { IncludeQuery } from './dto/include.query.dto';
import { ListCustomersQuery } from './dto/list-customers.query.dto';

@Controller('v1/customers')
export class CustomersController {
  constructor(private readonly customers: CustomersService) {}

  @Post()
  @RequirePermission('createCustomer')
  create(
    @Ctx() ctx: RequestContext,
    @Body() body: unknown,
    @Query() query: IncludeQuery,
  ): Promise<Reply<CustomerBody>> {
    return this.customers.create(ctx, body, query.withMeta);
  }

  @Get()
  list(@Ctx() ctx: RequestContext, @Query() query: ListCustomersQuery): Promise<Reply<string>> {
    return this.customers.list(ctx, query);
  }

  @Get(':customerId')
  get(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') id: string,
    @Query() query: IncludeQuery,
  ): Promise<Reply<string>> {
    return this.customers.get(ctx, id, query.withMeta);
  }

  @Put(':customerId')
  @RequirePermission('editCustomer')
  update(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') id: string,
    @Body() body: unknown,
    @IfMatch() ifMatch: string | undefined,
    @Query() query: IncludeQuery,
  ): Promise<Reply<CustomerBody>> {
    return this.customers.update(ctx, id, body, ifMatch, query.withMeta);
  }

  @Delete(':customerId')
  @RequirePermission('deleteCustomer')
  remove(
    @Ctx() ctx: RequestContext,
    @IdParam('customerId') id: string,
    @IfMatch() ifMatch: string | undefined,
  ): Promise<{ result: 'true'; id: string }> {
    return this.customers.remove(ctx, id, ifMatch);
  }
}
