type Version = readonly [major: number, minor: number, patch: number];

/** @returns the numbers of a version such as `1.2.3`, without what a `-` marks as before a release */
export function versionOf(text: string): Version {
  const numbers = /^(\d+)\.(\d+)\.(\d+)(-|$)/.exec(text);
  if (!numbers) throw new Error(`${text} is no version.`);
  return [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
}

/** The order of versions, for `sort`. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [versionOf(one), versionOf(other)];
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Whether a version may break what the released one promised: below 1.0 a higher minor one, from then on a higher major one. */
export function mayBreak(released: string, version: string): boolean {
  const [was, is] = [versionOf(released), versionOf(version)];
  if (is[0] !== was[0]) return is[0] > was[0];
  return was[0] === 0 && is[1] > was[1];
}
