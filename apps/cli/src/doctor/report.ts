import { Finding, Verdict } from './finding';

export interface Report {
  product: 'Echonio Customers';
  version: string;
  /** ISO 8601. */
  time: string;
  /** The worst of all findings. */
  verdict: 'ok' | 'warn' | 'fail';
  findings: Finding[];
}

const WORDS: Record<Verdict, string> = { ok: 'OK', warn: 'WARN', fail: 'FAIL', skip: 'SKIP' };

export function reportOf(version: string, findings: Finding[]): Report {
  const has = (verdict: Verdict): boolean => findings.some((each) => each.verdict === verdict);
  const verdict = has('fail') ? 'fail' : has('warn') ? 'warn' : 'ok';
  return { product: 'Echonio Customers', version, time: new Date().toISOString(), verdict, findings };
}

/** A report for eyes: a line for each finding, below it what to do. */
export function reportText({ product, version, time, findings }: Report): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap(({ check, verdict, finding, cure }) => [
    `${WORDS[verdict].padEnd(4)}  ${check.padEnd(width)}  ${finding}`,
    ...(cure === undefined ? [] : [`${' '.repeat(width + 8)}> ${cure}`]),
  ]);
  const count = (verdict: Verdict): number => findings.filter((each) => each.verdict === verdict).length;
  const sum = `${count('ok')} well, ${count('warn')} to be looked at, ${count('fail')} wrong, ${count('skip')} not known.`;
  return [`${product} ${version}, looked at ${time}`, '', ...lines, '', sum, ''].join('\n');
}
