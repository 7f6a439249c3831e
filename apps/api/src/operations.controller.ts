import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '@echonio/access';
import { Metrics, Readiness, ReadinessReport } from '@echonio/platform';
import { LiveReply, ReadyReply } from './operations.reply.dto';

/** What those who run the product ask it. */
@Public()
@ApiTags('Operations')
@Controller()
export class OperationsController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Tell whether the process lives
   *
   * @remarks The database isn't asked.
   */
  @Get('health/live')
  @ApiOkResponse({ description: 'It lives.', type: LiveReply })
  getLiveness(): { status: 'live' } {
    return { status: 'live' };
  }

  /**
   * Tell whether requests can be served
   *
   * @remarks Asks the database at most once a second, however often it is asked itself. Only what stops requests from being served makes it 503;
   * `warnings` are for whoever runs the product.
   */
  @Get('health/ready')
  @ApiOkResponse({ description: 'They can.', type: ReadyReply })
  @ApiServiceUnavailableResponse({ description: 'They can not; the checks say why.', type: ReadyReply })
  async getReadiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    void reply.status(report.status === 'ready' ? 200 : 503);
    return report;
  }

  /** Read the Prometheus metrics of this process */
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'Metrics in the text format of Prometheus.', type: String })
  getMetrics(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
