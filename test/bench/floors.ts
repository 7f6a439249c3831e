import { processorSeconds } from '../product/process-time.ts';
import type { Product } from '../product/product.ts';
import type { AloneResult, AloneTask } from './alone-client.ts';
import { residentBytes, timesOf } from './figures.ts';
import { FloorProcess } from './floor-process.ts';
import type { FloorOptions } from './floor-process.ts';
import type { LoadFigures, LoadRequest } from './load.ts';
import type { Dataset } from './world/dataset.ts';

/** As many connections as the product has for requests. */
const POOL_SIZE = 10;
/** A load of `pg` alone takes its requests from as many, over and over. */
const REQUESTS = 2_000;

export interface BareServer {
  hello: { url: string };
  pid: number;
}

/** The floors of requests to one organization, each a process. */
export class Floors {
  readonly bare: BareServer;
  readonly withoutEntrance: BareServer;
  private readonly alone: FloorProcess<unknown>;
  private readonly all: FloorProcess<unknown>[];

  private constructor(
    bare: FloorProcess<{ url: string }>,
    withoutEntrance: FloorProcess<{ url: string }>,
    alone: FloorProcess<unknown>,
  ) {
    this.bare = bare;
    this.withoutEntrance = withoutEntrance;
    this.alone = alone;
    this.all = [bare, withoutEntrance, alone];
  }

  static async start({ appUrl, ownerUrl }: Product, { organizationId, digest }: Dataset): Promise<Floors> {
    const options: FloorOptions = {
      organizationId,
      digest,
      poolSize: POOL_SIZE,
      databaseUrl: appUrl,
      withEntrance: true,
    };
    const asOwner = { ...options, databaseUrl: ownerUrl, withEntrance: false };
    return new Floors(
      await FloorProcess.start('bare-server.ts', options),
      await FloorProcess.start('bare-server.ts', asOwner),
      await FloorProcess.start('alone-client.ts', options),
    );
  }

  /** The same messages by `pg` alone. */
  async loadAlone(
    next: (turn: number) => LoadRequest,
    { connections, seconds, rate }: Omit<AloneTask, 'requests'>,
  ): Promise<LoadFigures> {
    const requests = Array.from({ length: REQUESTS }, (_, turn) => next(turn));
    const before = processorSeconds(this.alone.pid);
    const task: AloneTask = { requests, connections, seconds, rate };
    const { times, seconds: took, errors } = await this.alone.ask<AloneResult>(task);
    return {
      rate: times.length / took,
      ...timesOf(times),
      processor: ((processorSeconds(this.alone.pid) - before) * 1_000) / times.length,
      resident: residentBytes(this.alone.pid),
      errors,
    };
  }

  async stop(): Promise<void> {
    for (const floor of this.all) await floor.stop();
  }
}
