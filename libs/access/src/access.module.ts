import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { BearerGuard } from './bearer.guard';
import { BearerStrategy } from './bearer.strategy';
import { OrganizationRegions } from './organization-regions';

/** Who may do what: organizations, operators, their tokens and permissions. */
@Module({
  imports: [PassportModule],
  providers: [BearerStrategy, { provide: APP_GUARD, useClass: BearerGuard }, OrganizationRegions],
  exports: [OrganizationRegions],
})
export class AccessModule {}
