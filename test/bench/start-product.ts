import type { ChildProcess } from 'node:child_process';
import { Product } from '../product/product.ts';

const running = new Set<ChildProcess>();

/** The product as users start it, with its log on. It ends with the benchmark, also when that is told to end. */
export function startProduct(dataDir: string): Promise<Product> {
  return Product.start(dataDir, { LOG_LEVEL: 'info' }, {}, (child) => {
    running.add(child);
    child.once('exit', () => running.delete(child));
  });
}

process.once('SIGTERM', () => process.exit(143));
process.once('exit', () => running.forEach((child) => child.kill('SIGTERM')));
