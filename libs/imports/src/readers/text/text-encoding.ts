export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The encoding that a byte order mark announces, UTF-8 without one, and how many bytes the mark takes. */
export function detectEncoding(head: Buffer): { encoding: TextEncoding; markBytes: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  return { encoding: 'utf-8', markBytes: 0 };
}

/** How many of `bytes` make whole characters; the rest belongs to a character that goes on in the next piece. */
export function wholeCharacters(bytes: Buffer, encoding: TextEncoding): number {
  return encoding === 'utf-8' ? wholeUtf8(bytes) : wholeUtf16(bytes, encoding);
}

function wholeUtf8(bytes: Buffer): number {
  const length = bytes.length;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? length - back : length;
  }
  return length;
}

function wholeUtf16(bytes: Buffer, encoding: TextEncoding): number {
  const length = bytes.length & ~1;
  if (length === 0) return 0;
  const highByte = bytes[encoding === 'utf-16le' ? length - 1 : length - 2]!;
  const isHighSurrogate = (highByte & 0xfc) === 0xd8;
  return isHighSurrogate ? length - 2 : length;
}
