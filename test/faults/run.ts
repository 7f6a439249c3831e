/** One run of a section, as it was asked for. */
export interface Run {
  /** The same seed gives the same files and the same choice of faults; moments in time are as near as a machine can repeat them. */
  seed: number;
  /** How many tries; a section without it takes its own number. */
  count?: number;
  /** How long it lasts, for a section that goes by time. */
  minutes?: number;
  /** Another build than the one in dist/. */
  dist?: string;
  /** Ends at the first miss. */
  untilMiss?: boolean;
  /** Given what to do when the run is over or broken off, last first. */
  defer(clean: () => Promise<void>): void;
  /** Tells how far it is. */
  progress(text: string): void;
}
