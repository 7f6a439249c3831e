import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsArray, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { MAX_TEXT, StructureInForm } from '@echonio/platform';
import { Permission, PERMISSIONS } from '../permissions';
import { Trimmed } from './fields';

export class CreateOperatorBody {
  /** Unique among the organization's operators. @example ندا یاری */
  @Trimmed()
  @IsString({ message: 'must be a text' })
  @IsNotEmpty({ message: 'must not be blank' })
  @MaxLength(MAX_TEXT, { message: `must have at most ${MAX_TEXT} characters` })
  name: string;

  /** What the operator may do; nobody grants what they lack. */
  @ApiProperty({
    required: false,
    enum: PERMISSIONS,
    isArray: true,
    default: [],
    example: ['createCustomer', 'editCustomer'],
  })
  @IsOptional()
  @StructureInForm()
  @IsArray({ message: 'must be a list' })
  @IsIn(PERMISSIONS, { each: true, message: `must be of ${PERMISSIONS.join(', ')}` })
  permissions: Permission[] = [];
}

/** The same as a form: the list is JSON text. */
export class CreateOperatorForm extends OmitType(CreateOperatorBody, ['permissions']) {
  @ApiProperty({
    required: false,
    type: String,
    contentMediaType: 'application/json',
    example: '["createCustomer"]',
  } as never)
  permissions?: string;
}
