import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { IdParam, PageQuery, RequestContext } from '@echonio/platform';
import { Ctx, RequirePermission } from './decorators';
import { CreateTokenBody } from './dto/create-token.body.dto';
import { RemovedReply } from './dto/operator.reply.dto';
import { NewTokenReply, TokensReply } from './dto/token.reply.dto';
import { TokensService } from './tokens.service';

@Controller('v1/operators/:operatorId/tokens')
@RequirePermission('manageOperators')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Get()
  list(
    @Ctx() ctx: RequestContext,
    @IdParam('operatorId') operatorId: string,
    @Query() query: PageQuery,
  ): Promise<TokensReply> {
    return this.tokens.list(ctx, operatorId, query);
  }

  @Post()
  create(
    @Ctx() ctx: RequestContext,
    @IdParam('operatorId') operatorId: string,
    @Body() body: CreateTokenBody,
  ): Promise<NewTokenReply> {
    return this.tokens.create(ctx, operatorId, body);
  }

  @Delete(':tokenId')
  revoke(
    @Ctx() ctx: RequestContext,
    @IdParam('operatorId') operatorId: string,
    @IdParam('tokenId') tokenId: string,
  ): Promise<RemovedReply> {
    return this.tokens.revoke(ctx, operatorId, tokenId);
  }
}
