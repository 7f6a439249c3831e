/** One SQL statement. With a name it is prepared once per connection; without one it is planned for its values each time. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  /** What one without a name is called where it is watched. */
  readonly label?: string;
}

/** A statement with the values of its parameters `$1…$n`. */
export interface BoundStatement extends Statement {
  readonly values: readonly unknown[];
}

export const statement = (name: string, text: string): Statement => ({ name, text });

/** A SQL expression for a time as replies show it: UTC with milliseconds. */
export const utcText = (time: string): string => `to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A SQL expression for a time that is given in µs since 1970. */
export const timeOfMicros = (micros: string): string =>
  `'1970-01-01T00:00:00Z'::timestamptz + (${micros}) * interval '1 microsecond'`;
