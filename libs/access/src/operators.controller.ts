import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { IdParam, PageQuery, Reply, RequestContext } from '@echonio/platform';
import { Ctx, RequirePermission } from './decorators';
import { CreateOperatorBody } from './dto/create-operator.body.dto';
import { OperatorReply, OperatorsReply, RemovedReply } from './dto/operator.reply.dto';
import { UpdateOperatorBody } from './dto/update-operator.body.dto';
import { OperatorsService } from './operators.service';

@Controller('v1/operators')
export class OperatorsController {
  constructor(private readonly operators: OperatorsService) {}

  @Get('me')
  acting(@Ctx() ctx: RequestContext): Promise<OperatorReply> {
    return this.operators.acting(ctx);
  }

  @Get()
  list(@Ctx() ctx: RequestContext, @Query() query: PageQuery): Promise<OperatorsReply> {
    return this.operators.list(ctx, query);
  }

  @Post()
  @RequirePermission('manageOperators')
  create(@Ctx() ctx: RequestContext, @Body() body: CreateOperatorBody): Promise<Reply<OperatorReply>> {
    return this.operators.create(ctx, body);
  }

  @Get(':operatorId')
  get(@Ctx() ctx: RequestContext, @IdParam('operatorId') id: string): Promise<OperatorReply> {
    return this.operators.get(ctx, id);
  }

  @Put(':operatorId')
  @RequirePermission('manageOperators')
  update(
    @Ctx() ctx: RequestContext,
    @IdParam('operatorId') id: string,
    @Body() body: UpdateOperatorBody,
  ): Promise<OperatorReply> {
    return this.operators.update(ctx, id, body);
  }

  @Delete(':operatorId')
  @RequirePermission('manageOperators')
  remove(@Ctx() ctx: RequestContext, @IdParam('operatorId') id: string): Promise<RemovedReply> {
    return this.operators.remove(ctx, id);
  }
}
