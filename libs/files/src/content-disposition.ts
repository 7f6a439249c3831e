/** The characters that RFC 5987 wants encoded and `encodeURIComponent` leaves. */
const LEFT_BY_ENCODE_URI = /['()*]/g;

const percentByte = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** `Content-Disposition` of a download (RFC 6266): a plain name for old clients, and the exact one in UTF-8. */
export function attachmentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const exact = encodeURIComponent(name.toWellFormed()).replace(LEFT_BY_ENCODE_URI, percentByte);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
