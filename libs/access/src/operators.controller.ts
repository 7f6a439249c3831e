import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiBodies, ApiConflict, IdParam, LOCATION_HEADER, PageQuery, Reply, RequestContext } from '@echonio/platform';
import { Ctx, RequirePermission } from './decorators';
import { CreateOperatorBody, CreateOperatorForm } from './dto/create-operator.body.dto';
import { OperatorReply, OperatorsReply, RemovedReply } from './dto/operator.reply.dto';
import { UpdateOperatorBody, UpdateOperatorForm } from './dto/update-operator.body.dto';
import { OperatorsService } from './operators.service';

@ApiTags('Operators')
@Controller('v1/operators')
export class OperatorsController {
  constructor(private readonly operators: OperatorsService) {}

  /** Retrieve the acting operator */
  @Get('me')
  @ApiOkResponse({ description: 'Whose token it is.', type: OperatorReply })
  getActingOperator(@Ctx() ctx: RequestContext): Promise<OperatorReply> {
    return this.operators.acting(ctx);
  }

  /** List operators */
  @Get()
  @ApiOkResponse({ description: 'One page and the number of all operators.', type: OperatorsReply })
  listOperators(@Ctx() ctx: RequestContext, @Query() query: PageQuery): Promise<OperatorsReply> {
    return this.operators.list(ctx, query);
  }

  /**
   * Create an operator
   *
   * @remarks Nobody grants a permission that they lack. The new operator acts by a token, which is created apart.
   */
  @Post()
  @RequirePermission('manageOperators')
  @ApiBodies(CreateOperatorBody, CreateOperatorForm)
  @ApiCreatedResponse({ description: 'The new operator.', type: OperatorReply, headers: LOCATION_HEADER })
  @ApiConflict('Another operator has the name.')
  createOperator(@Ctx() ctx: RequestContext, @Body() body: CreateOperatorBody): Promise<Reply<OperatorReply>> {
    return this.operators.create(ctx, body);
  }

  /** Retrieve an operator */
  @Get(':operatorId')
  @ApiOkResponse({ description: 'The operator.', type: OperatorReply })
  getOperator(@Ctx() ctx: RequestContext, @IdParam('operatorId') id: string): Promise<OperatorReply> {
    return this.operators.get(ctx, id);
  }

  /**
   * Update an operator
   *
   * @remarks Only what is passed changes, from the operator's next request on; `permissions` is the whole new list. Nobody grants a
   * permission that they lack, only superusers change a superuser, and the last superuser stays one.
   */
  @Put(':operatorId')
  @RequirePermission('manageOperators')
  @ApiBodies(UpdateOperatorBody, UpdateOperatorForm)
  @ApiOkResponse({ description: 'The operator as it is now.', type: OperatorReply })
  @ApiConflict('Another operator has the name, or this is the last superuser.')
  updateOperator(
    @Ctx() ctx: RequestContext,
    @IdParam('operatorId') id: string,
    @Body() body: UpdateOperatorBody,
  ): Promise<OperatorReply> {
    return this.operators.update(ctx, id, body);
  }

  /**
   * Remove an operator
   *
   * @remarks The operator's tokens end with the next request. What the operator created stays, and keeps its `creatorOperatorId`.
   * Only superusers remove a superuser, and the last one stays.
   */
  @Delete(':operatorId')
  @RequirePermission('manageOperators')
  @ApiOkResponse({ description: 'The operator is removed.', type: RemovedReply })
  @ApiConflict('This is the last superuser.')
  removeOperator(@Ctx() ctx: RequestContext, @IdParam('operatorId') id: string): Promise<RemovedReply> {
    return this.operators.remove(ctx, id);
  }
}
