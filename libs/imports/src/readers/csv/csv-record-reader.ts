import type { ReaderLimits } from '../reader-limits';
import type { TextSource } from '../text/text-source';
import { CsvRecordCutter, type RecordCuts } from './csv-record-cutter';
import { parseRecords } from './parse-records';
import type { CsvStart } from './sniff-header';

/** The cells of whole records, and where these stand; those before `first` are done with. */
export interface CsvRecords {
  cells: string[][];
  cuts: RecordCuts;
  first: number;
}

/** Reads a CSV text into records, the header first. */
export class CsvRecordReader {
  private readonly cutter: CsvRecordCutter;
  private readonly delimiter: string;
  private readonly pieces: string[];
  private last: boolean;
  private header: string[] = [];
  private afterHeader: CsvRecords | null = null;

  constructor(
    private readonly source: TextSource,
    start: CsvStart,
    limits: ReaderLimits,
  ) {
    this.delimiter = start.delimiter;
    // because faults behind the header can then name its columns
    this.pieces = [start.header, start.rest];
    this.last = start.last;
    this.cutter = new CsvRecordCutter(start.delimiter, limits, start.line, (before) => this.nameOfNextCell(before));
  }

  /** @throws FileFault */
  async readHeader(): Promise<{ cells: string[]; line: number }> {
    const records = (await this.readSome())!;
    this.header = records.cells[0]!;
    this.afterHeader = { ...records, first: 1 };
    return { cells: this.header, line: records.cuts.lines[0]! };
  }

  /**
   * Some records behind the header, null at the end.
   * @throws FileFault
   */
  async read(): Promise<CsvRecords | null> {
    const records = this.afterHeader ?? (await this.readSome());
    this.afterHeader = null;
    return records;
  }

  private async readSome(): Promise<CsvRecords | null> {
    while (!this.last || this.pieces.length > 0) {
      const piece = this.pieces.shift() ?? (await this.source.next());
      this.last ||= piece === null;
      const cuts = this.cutter.cut(piece ?? '', this.last && this.pieces.length === 0);
      const cells = parseRecords(cuts, this.delimiter);
      if (cells.length > 0) return { cells, cuts, first: 0 };
    }
    return null;
  }

  /** Names the cell that follows the start of a record in faults: by its header or, where there is none, by number. */
  private nameOfNextCell(before: string): string | number {
    const cuts = { text: before, starts: [0], ends: [before.length], lines: [1] };
    const index = parseRecords(cuts, this.delimiter)[0]!.length - 1;
    return this.header[index]?.trim() || index + 1;
  }
}
