import { readFileSync } from 'node:fs';

/** Linux tells times in ticks of 10 ms, whatever the kernel's own are. */
const TICKS_PER_SECOND = 100;

/** Processor time that a process has used, in seconds. */
export function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
