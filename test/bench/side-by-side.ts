import type { Product } from '../product/product.ts';
import { Bare } from './bare.ts';
import type { Dataset } from './dataset.ts';
import { load } from './load.ts';
import type { LoadFigures, LoadRequest } from './load.ts';

/** One kind of request, by the product and by the bare server. */
export interface Comparison {
  name: string;
  connections: number;
  /** At a fixed rate in a second, or as fast as it is answered. */
  fixedRate?: number;
  ours: LoadFigures;
  /** The same SQL with the same entrance behind a bare Fastify server; null where there is none. */
  bare: LoadFigures | null;
  /** The same without the entrance that proves token and tenant. */
  withoutEntrance: LoadFigures | null;
}

export interface RequestKind {
  name: string;
  next(turn: number): LoadRequest;
  /** The bare server knows it too. */
  isBare: boolean;
}

const POOL_SIZE = 10;
const WARM_UP_SECONDS = 2;

/** The product and its floors, measured in turns. */
export class SideBySide {
  private readonly product: Product;
  private readonly dataset: Dataset;
  private readonly seconds: number;
  private bare: Bare | undefined;
  private withoutEntrance: Bare | undefined;

  constructor(product: Product, dataset: Dataset, seconds: number) {
    this.product = product;
    this.dataset = dataset;
    this.seconds = seconds;
  }

  async start(): Promise<void> {
    const { organizationId, digest } = this.dataset;
    const { appUrl, ownerUrl } = this.product;
    const options = { organizationId, digest, poolSize: POOL_SIZE };
    this.bare = await Bare.start({ ...options, databaseUrl: appUrl, withEntrance: true });
    this.withoutEntrance = await Bare.start({ ...options, databaseUrl: ownerUrl, withEntrance: false });
  }

  async stop(): Promise<void> {
    await this.bare?.stop();
    await this.withoutEntrance?.stop();
  }

  /** @param connections at once @param fixedRate requests in a second */
  async compare(kind: RequestKind, connections: number, fixedRate?: number): Promise<Comparison> {
    const measure = async (server: { url: string; pid: number } | undefined): Promise<LoadFigures | null> => {
      if (!server) return null;
      const { url, pid } = server;
      const options = { url, pid, token: this.dataset.token, connections, rate: fixedRate };
      await load((turn) => kind.next(turn), { ...options, seconds: WARM_UP_SECONDS });
      return load((turn) => kind.next(turn), { ...options, seconds: this.seconds });
    };
    const ours = (await measure({ url: this.product.url, pid: this.product.process.pid! }))!;
    const bare = kind.isBare ? await measure(this.bare) : null;
    const withoutEntrance = kind.isBare && !fixedRate ? await measure(this.withoutEntrance) : null;
    return { name: kind.name, connections, fixedRate, ours, bare, withoutEntrance };
  }
}

export const TABLE_HEAD = `${'request'.padEnd(24)}${'conn'.padStart(5)}${'ours /s'.padStart(10)}${'bare /s'.padStart(10)}${'ratio'.padStart(7)}${'p50'.padStart(8)}${'p95'.padStart(8)}${'p99'.padStart(8)}${'bare p99'.padStart(10)}${'cpu ms'.padStart(9)}${'bare cpu'.padStart(10)}${'errors'.padStart(8)}${'  no entrance /s'}`;

/** A comparison as a line of the table; times in milliseconds. */
export function tableLine({ name, connections, fixedRate, ours, bare, withoutEntrance }: Comparison): string {
  const cell = (value: number | undefined, width: number, digits = 1): string =>
    (value === undefined || Number.isNaN(value) ? '-' : value.toFixed(digits)).padStart(width);
  const label = fixedRate ? `${name} at ${Math.round(fixedRate)}/s` : name;
  return (
    label.padEnd(24) +
    String(connections).padStart(5) +
    cell(ours.rate, 10, 0) +
    cell(bare?.rate, 10, 0) +
    cell(bare ? ours.rate / bare.rate : undefined, 7, 2) +
    cell(ours.p50, 8) +
    cell(ours.p95, 8) +
    cell(ours.p99, 8) +
    cell(bare?.p99, 10) +
    cell(ours.processor, 9, 2) +
    cell(bare?.processor, 10, 2) +
    String(ours.errors).padStart(8) +
    cell(withoutEntrance?.rate, 16, 0)
  );
}
