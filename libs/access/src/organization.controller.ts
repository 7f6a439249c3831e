import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RequestContext } from '@echonio/platform';
import { Ctx } from './decorators';
import { OrganizationReply } from './dto/organization.reply.dto';
import { OrganizationService } from './organization.service';

@ApiTags('Organization')
@Controller('v1/organization')
export class OrganizationController {
  constructor(private readonly organization: OrganizationService) {}

  /** Retrieve the organization */
  @Get()
  @ApiOkResponse({ description: "The caller's organization.", type: OrganizationReply })
  getOrganization(@Ctx() ctx: RequestContext): Promise<OrganizationReply> {
    return this.organization.get(ctx);
  }
}
