import { hash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { fromBase62, toBase62 } from './base62';

const SHAPE = /^ech_([0-9A-Za-z]{22})_([0-9A-Za-z]{43})_([0-9A-Za-z]{6})$/;

export interface ParsedToken {
  organizationId: string;
  /** SHA-256 of the whole token: the only form in which it is stored. */
  digest: Buffer;
}

/** A new token `ech_<organization, base 62>_<256 random bits, base 62>_<CRC-32, base 62>`; it can't be had again from its digest. */
export function createAccessToken(organizationId: string): { token: string; digest: Buffer } {
  const organization = toBase62(BigInt(`0x${organizationId.replaceAll('-', '')}`), 22);
  const secret = toBase62(BigInt(`0x${randomBytes(32).toString('hex')}`), 43);
  const body = `ech_${organization}_${secret}`;
  const token = `${body}_${checksum(body)}`;
  return { token, digest: digestOf(token) };
}

/** Null for a text of another shape or with a wrong checksum, which needs no look-up to refuse. */
export function parseAccessToken(token: string): ParsedToken | null {
  const match = SHAPE.exec(token);
  if (!match || checksum(token.slice(0, -7)) !== match[3]) return null;
  const hex = fromBase62(match[1]!).toString(16).padStart(32, '0');
  if (hex.length > 32) return null;
  return {
    organizationId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    digest: digestOf(token),
  };
}

const digestOf = (token: string): Buffer => hash('sha256', token, 'buffer');

const checksum = (body: string): string => toBase62(BigInt(crc32(body)), 6);
