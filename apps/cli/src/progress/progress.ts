/** How far a command has come with one of its steps. */
export interface Progress {
  /** What it is at, such as `reading`. */
  step: string;
  /** Of the whole command, 0 to 100; undefined when nobody can tell. */
  percent?: number;
  /** How much of this step is done. */
  done: number;
  unit: 'rows' | 'bytes';
  /** Per second, of the unit: null as long as nobody knows, undefined for whoever shows it to measure it. */
  rate?: number | null;
  /** What the rest takes, if somebody knows. */
  secondsLeft?: number | null;
}
