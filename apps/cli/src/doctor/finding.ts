export type Verdict = 'ok' | 'warn' | 'fail' | 'skip';

/** What one look at the product found. */
export interface Finding {
  /** What was looked at, such as `migrations`. */
  check: string;
  /** `skip`: it couldn't be looked at, and the text says why. */
  verdict: Verdict;
  /** In a sentence. */
  finding: string;
  /** What to do about it, in a sentence with the command to give. */
  cure?: string;
}

export const ok = (check: string, finding: string): Finding => ({ check, verdict: 'ok', finding });
export const skip = (check: string, finding: string, cure?: string): Finding => of(check, 'skip', finding, cure);
export const warn = (check: string, finding: string, cure: string): Finding => of(check, 'warn', finding, cure);
export const fail = (check: string, finding: string, cure: string): Finding => of(check, 'fail', finding, cure);

/** What was found wrong, or that all is well. */
export const orOk = (findings: Finding[], check: string, finding: string): Finding[] =>
  findings.length > 0 ? findings : [ok(check, finding)];

/** `1 file`, `2 files`, `1,200 rows`. */
export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : more}`;

function of(check: string, verdict: Verdict, finding: string, cure: string | undefined): Finding {
  return cure === undefined ? { check, verdict, finding } : { check, verdict, finding, cure };
}
