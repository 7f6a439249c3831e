import { Controller, Get } from '@nestjs/common';
import { RequestContext } from '@echonio/platform';
import { Ctx } from './decorators';
import { OrganizationReply } from './dto/organization.reply.dto';
import { OrganizationService } from './organization.service';

@Controller('v1/organization')
export class OrganizationController {
  constructor(private readonly organization: OrganizationService) {}

  @Get()
  get(@Ctx() ctx: RequestContext): Promise<OrganizationReply> {
    return this.organization.get(ctx);
  }
}
