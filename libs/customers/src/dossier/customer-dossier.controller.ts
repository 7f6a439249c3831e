import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Ctx, RequirePermission } from '@echonio/access';
import { IdParam, Reply, RequestContext } from '@echonio/platform';
import { CustomerDossier } from '../dto/customer-dossier.reply.dto';
import { CustomerDossierService } from './customer-dossier.service';

@ApiTags('Customers')
@Controller('v1/customers')
export class CustomerDossierController {
  constructor(private readonly dossiers: CustomerDossierService) {}

  /**
   * Get all that is stored about a customer
   *
   * @remarks For requests of people who ask what is known of them: the customer, its whole timeline, and whatever else has its data, also what
   * is only made from it. Files of imports aren't searched; they are kept for a day.
   */
  @Get(':customerId/dossier')
  @RequirePermission('exportCustomers')
  @ApiOkResponse({ description: 'The dossier.', type: CustomerDossier })
  getCustomerDossier(@Ctx() ctx: RequestContext, @IdParam('customerId') id: string): Promise<Reply<string>> {
    return this.dossiers.get(ctx, id);
  }
}
