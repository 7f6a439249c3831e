import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiBodies, IdParam, PageQuery, Repeated, RequestContext } from '@echonio/platform';
import { Ctx, RequirePermission } from './decorators';
import { CreateTokenBody } from './dto/create-token.body.dto';
import { RemovedReply } from './dto/operator.reply.dto';
import { NewTokenReply, TokensReply } from './dto/token.reply.dto';
import { TokensService } from './tokens.service';

@ApiTags('Operators')
@Controller('v1/operators/:operatorId/tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  /** List an operator's tokens */
  @Get()
  @RequirePermission('manageOperators')
  @ApiOkResponse({
    description: 'One page and the number of all tokens; never the tokens themselves.',
    type: TokensReply,
  })
  listTokens(
    @Ctx() ctx: RequestContext,
    @IdParam('operatorId') operatorId: string,
    @Query() query: PageQuery,
  ): Promise<TokensReply> {
    return this.tokens.list(ctx, operatorId, query);
  }

  /**
   * Create a token
   *
   * @remarks The token is in this reply and nowhere else: only its digest is kept. Its holder may do all that the operator may, so it takes
   * every permission of that operator to create one.
   * Repeated under the same `Idempotency-Key` it is refused (409) instead of shown again: revoke the token, and create another under a new key.
   */
  @Post()
  @Repeated('secret')
  @RequirePermission('manageOperators')
  @ApiBodies(CreateTokenBody)
  @ApiCreatedResponse({ description: 'The new token, shown this once.', type: NewTokenReply })
  createToken(
    @Ctx() ctx: RequestContext,
    @IdParam('operatorId') operatorId: string,
    @Body() body: CreateTokenBody,
  ): Promise<NewTokenReply> {
    return this.tokens.create(ctx, operatorId, body);
  }

  /**
   * Revoke a token
   *
   * @remarks It is refused from the next request on, on every instance.
   */
  @Delete(':tokenId')
  @RequirePermission('manageOperators')
  @ApiOkResponse({ description: 'The token is revoked.', type: RemovedReply })
  revokeToken(
    @Ctx() ctx: RequestContext,
    @IdParam('operatorId') operatorId: string,
    @IdParam('tokenId') tokenId: string,
  ): Promise<RemovedReply> {
    return this.tokens.revoke(ctx, operatorId, tokenId);
  }
}
