const SECOND = 1_000;
let second = NaN;
let upToSecond = '';

/** The time of a log line as a member of its JSON object. What lines of the same second share is put together once. */
export function timeField(now = Date.now()): string {
  const milliseconds = now % SECOND;
  if (now - milliseconds !== second) {
    second = now - milliseconds;
    upToSecond = `,"time":"${new Date(second).toISOString().slice(0, -4)}`;
  }
  return `${upToSecond}${String(milliseconds).padStart(3, '0')}Z"`;
}
