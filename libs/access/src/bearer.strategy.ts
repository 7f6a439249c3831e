import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport';
import { parseAccessToken, ParsedToken } from './access-token';

const HEADER = /^bearer[ \t]+(\S+)[ \t]*$/i;

/** Reads `Authorization: bearer <token>`: the scheme in any case, one or more blanks or tabs behind it, nowhere else. */
class BearerHeaderStrategy extends Strategy {
  override name = 'bearer';

  constructor(private readonly verify: (token: ParsedToken, done: (error: unknown, user?: unknown) => void) => void) {
    super();
  }

  override authenticate(request: { headers: { authorization?: string } }): void {
    const match = HEADER.exec(request.headers.authorization ?? '');
    const token = match && parseAccessToken(match[1]!);
    if (!token) return this.fail(401);
    this.verify(token, (error, user) => (error ? this.error(error) : this.success(user as Express.User)));
  }
}

/** The token's shape is checked here; whether it stands is proved by the database with the first statement of the request. */
@Injectable()
export class BearerStrategy extends PassportStrategy(BearerHeaderStrategy, 'bearer') {
  validate(token: ParsedToken): ParsedToken {
    return token;
  }
}
