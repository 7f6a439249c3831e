import type { Product } from '../product/product.ts';
import { cell } from './figures.ts';
import { Floors } from './floors.ts';
import { load } from './load.ts';
import type { LoadFigures, LoadRequest } from './load.ts';
import type { Dataset } from './world/dataset.ts';

/** One kind of request, by the product and by its floors. */
export interface Comparison {
  name: string;
  connections: number;
  /** At a fixed rate in a second, or as fast as it is answered. */
  fixedRate?: number;
  ours: LoadFigures;
  /** The same SQL with the same entrance behind a bare Fastify server. */
  bare: LoadFigures;
  /** The same messages by `pg` in one process, without HTTP. */
  alone: LoadFigures;
  /** As `bare`, without the entrance that proves token and tenant; null at a fixed rate. */
  withoutEntrance: LoadFigures | null;
}

export interface RequestKind {
  name: string;
  next(turn: number): LoadRequest;
}

const WARM_UP_SECONDS = 2;

/** The product and its floors, measured in turns. */
export class SideBySide {
  readonly floors: Floors;
  private readonly product: Product;
  private readonly dataset: Dataset;
  private readonly seconds: number;

  private constructor(product: Product, dataset: Dataset, seconds: number, floors: Floors) {
    this.product = product;
    this.dataset = dataset;
    this.seconds = seconds;
    this.floors = floors;
  }

  static async start(product: Product, dataset: Dataset, seconds: number): Promise<SideBySide> {
    return new SideBySide(product, dataset, seconds, await Floors.start(product, dataset));
  }

  stop(): Promise<void> {
    return this.floors.stop();
  }

  /** @param connections at once @param fixedRate requests in a second */
  async compare(kind: RequestKind, connections: number, fixedRate?: number): Promise<Comparison> {
    const next = (turn: number): LoadRequest => kind.next(turn);
    const measure = async (url: string, pid: number): Promise<LoadFigures> => {
      const options = { url, pid, token: this.dataset.token, connections, rate: fixedRate };
      await load(next, { ...options, seconds: WARM_UP_SECONDS });
      return load(next, { ...options, seconds: this.seconds });
    };
    const ours = await measure(this.product.url, this.product.process.pid!);
    const { bare: bareServer, withoutEntrance: plainServer } = this.floors;
    const bare = await measure(bareServer.hello.url, bareServer.pid);
    const withoutEntrance = fixedRate ? null : await measure(plainServer.hello.url, plainServer.pid);
    const alone = await this.alone(next, connections, fixedRate);
    return { name: kind.name, connections, fixedRate, ours, bare, alone, withoutEntrance };
  }

  private async alone(next: (turn: number) => LoadRequest, connections: number, rate?: number): Promise<LoadFigures> {
    const options = { connections, rate };
    await this.floors.loadAlone(next, { ...options, seconds: WARM_UP_SECONDS / 2 });
    return this.floors.loadAlone(next, { ...options, seconds: this.seconds });
  }
}

const COLUMNS: [head: string, width: number][] = [
  ['conn', 5],
  ['ours /s', 9],
  ['bare /s', 9],
  ['pg /s', 8],
  ['ratio', 7],
  ['p50', 8],
  ['p95', 8],
  ['p99', 8],
  ['bare p99', 10],
  ['cpu ms', 8],
  ['bare', 6],
  ['pg', 6],
  ['RSS MiB', 9],
  ['errors', 8],
  ['no entrance /s', 16],
];
const LABEL = 24;

export const TABLE_HEAD = 'request'.padEnd(LABEL) + COLUMNS.map(([head, width]) => head.padStart(width)).join('');

/** A comparison as a line of the table; times in milliseconds. */
export function tableLine({ name, connections, fixedRate, ours, bare, alone, withoutEntrance }: Comparison): string {
  const figures: [value: number | undefined, digits: number][] = [
    [connections, 0],
    [ours.rate, 0],
    [bare.rate, 0],
    [alone.rate, 0],
    [ours.rate / bare.rate, 2],
    [ours.p50, 1],
    [ours.p95, 1],
    [ours.p99, 1],
    [bare.p99, 1],
    [ours.processor, 2],
    [bare.processor, 2],
    [alone.processor, 2],
    [ours.resident / 2 ** 20, 0],
    [ours.errors, 0],
    [withoutEntrance?.rate, 0],
  ];
  const label = fixedRate ? `${name} at ${Math.round(fixedRate)}/s` : name;
  return label.padEnd(LABEL) + figures.map(([value, digits], at) => cell(value, COLUMNS[at]![1], digits)).join('');
}
