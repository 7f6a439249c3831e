import type { Product } from '../product/product.ts';

export interface BenchOptions {
  /** Rows of an import or an export, customers of the organization that is measured. */
  rows: number;
  repeat: number;
  seed: number;
  /** How long each load lasts. */
  seconds: number;
  /** Small organizations in the same tables. */
  neighbours: number;
  /** Of the organizations that `growth` compares. */
  sizes: number[];
  /** Creations in a second of `writes`. */
  rate: number;
}

/** A part of the benchmark that can be run alone. */
export interface Section {
  name: string;
  /** What it measures, in one line. */
  help: string;
  /**
   * Measures, and says each figure as soon as it is known. The product was started for this section, which may stop it.
   * @returns the figures for the JSON file
   */
  run(product: Product, options: BenchOptions, say: (line: string) => void): Promise<unknown>;
}

export const mib = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;
