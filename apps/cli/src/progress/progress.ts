/** How far a command has come with one of its steps. */
export interface Progress {
  /** What it is at, such as `reading`. */
  step: string;
  /** Of the whole command, 0 to 100; undefined when nobody can tell. */
  percent?: number;
  /** How much of this step is done. */
  done: number;
  unit: 'rows' | 'bytes';
}
