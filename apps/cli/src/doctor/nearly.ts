const MOST_SLIPS = 2;

/** Whether one word is the other with a slip or two: a letter more, less or wrong, another case, another dash. */
export function isNearly(left: string, right: string): boolean {
  const [a, b] = [plain(left), plain(right)];
  if (Math.abs(a.length - b.length) > MOST_SLIPS) return false;
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      line.push(Math.min(same, above[column]! + 1, line[column - 1]! + 1));
    }
    above = line;
  }
  return above[b.length]! <= MOST_SLIPS;
}

const plain = (word: string): string => word.toUpperCase().replace(/[-_.]/g, '');
