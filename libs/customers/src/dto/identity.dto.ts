import { PartialType } from '@nestjs/swagger';

/** Who a corporate customer is. */
export class CorporateIdentity {
  /** @example رادیو */
  name: string | null;

  /** What the customer is or does. @example کافی شاپ */
  title: string | null;

  /** @example ندا یاری */
  manager: string | null;
}

/** Who a personal customer is. */
export class PersonalIdentity {
  /** @example Shook */
  lastName: string | null;

  /** @example Gary */
  firstName: string | null;

  /** @example Bob */
  fatherName: string | null;
}

/** Values of a corporate identity: what isn't passed is null in a new customer and unchanged in a stored one; null clears. */
export class CorporateIdentityInput extends PartialType(CorporateIdentity) {}

/** Values of a personal identity: what isn't passed is null in a new customer and unchanged in a stored one; null clears. */
export class PersonalIdentityInput extends PartialType(PersonalIdentity) {}
