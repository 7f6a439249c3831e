import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { BearerGuard } from './bearer.guard';
import { RateLimitGuard } from './rate-limit.guard';
import { BearerStrategy } from './bearer.strategy';
import { OperatorsController } from './operators.controller';
import { OperatorsService } from './operators.service';
import { OrganizationController } from './organization.controller';
import { OrganizationRegions } from './organization-regions';
import { OrganizationService } from './organization.service';
import { TokensController } from './tokens.controller';
import { TokensService } from './tokens.service';

/** Who may do what: organizations, operators, their tokens and permissions. */
@Module({
  imports: [PassportModule],
  controllers: [OrganizationController, OperatorsController, TokensController],
  providers: [
    BearerStrategy,
    { provide: APP_GUARD, useClass: BearerGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    OrganizationRegions,
    OrganizationService,
    OperatorsService,
    TokensService,
  ],
  exports: [OrganizationRegions],
})
export class AccessModule {}
