import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from '../product/product.ts';
import { Random } from '../sample/random.ts';
import { hasEnded } from './tenant.ts';
import type { ImportState } from './tenant.ts';
import type { CutPlace, WireProxy } from './wire-proxy.ts';

/** An import that is to be begun by a process that stands behind a proxy. */
export interface FreezeTarget {
  product: Product;
  proxy: WireProxy;
  /** Begins it. */
  begin(): Promise<void>;
  /** How far it is, seen from another process. */
  look(): Promise<ImportState>;
}

/** When a process is frozen: at a step of the protocol, or when its import has come so far. */
export interface FreezeMoment {
  name: string;
  /** Has the process begin the import, and freezes it. It may come too late. */
  strike(target: FreezeTarget): Promise<void>;
}

const LOOK_MS = 5;
const LIMIT_MS = 30_000;

export const MOMENT_KINDS = 4;

/** Between two transactions of reading, in the middle of a COPY, between two of applying, and anywhere. */
export function freezeMoments(seed: number, count: number): FreezeMoment[] {
  const random = new Random(seed);
  const kinds = [
    (): FreezeMoment => atStep('answer', 'COMMIT of import_progress', random.integer(2, 12)),
    (): FreezeMoment => atStep('answer', 'COPY begun', random.integer(1, 12)),
    (): FreezeMoment => atStep('answer', 'COMMIT of import_record_events', random.integer(2, 20)),
    (): FreezeMoment => atProgress(random.next()),
  ];
  return Array.from({ length: count }, (_, round) => kinds[round % MOMENT_KINDS]!());
}

function atStep(place: CutPlace, step: string, occurrence: number): FreezeMoment {
  const strike = async ({ product, proxy, begin, look }: FreezeTarget): Promise<void> => {
    let left = occurrence;
    proxy.watch((here, name) => {
      if (here === place && name === step && (left -= 1) === 0) product.freeze();
      return false;
    });
    await begin();
    await comes(look, () => left <= 0);
    proxy.watch(() => false);
  };
  return { name: `${place} ${step} #${occurrence}`, strike };
}

function atProgress(moment: number): FreezeMoment {
  const strike = async ({ product, begin, look }: FreezeTarget): Promise<void> => {
    await begin();
    await comes(look, ({ percent }) => percent >= moment * 100);
    product.freeze();
  };
  return { name: `${Math.round(moment * 100)} %`, strike };
}

/** Waits until an import has come so far, or to its end. */
async function comes(look: () => Promise<ImportState>, far: (state: ImportState) => boolean): Promise<void> {
  for (const limit = Date.now() + LIMIT_MS; Date.now() < limit; await sleep(LOOK_MS)) {
    const state = await look();
    if (far(state) || hasEnded(state)) return;
  }
  throw new Error('The import stands still before it is frozen.');
}
