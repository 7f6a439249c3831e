import { Product } from '../product/product.ts';
import { prepareDataset } from './dataset.ts';
const p = await Product.start('/tmp/bench-1m');
const t = performance.now();
const idle = p.residentBytes;
p.forgetPeak();
const d = await prepareDataset(p, 1_000_000, 1);
console.log(
  d.customers,
  d.organizationId,
  (performance.now() - t) / 1000,
  idle / 2 ** 20,
  p.peakResidentBytes / 2 ** 20,
);
await p.stop();
