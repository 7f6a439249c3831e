import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsArray, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { MAX_TEXT, StructureInForm } from '@echonio/platform';
import { Permission, PERMISSIONS } from '../permissions';
import { Trimmed } from './fields';

export class UpdateOperatorBody {
  /** Unique among the organization's operators. @example ندا یاری */
  @IsOptional()
  @Trimmed()
  @IsString({ message: 'must be a text' })
  @IsNotEmpty({ message: 'must not be blank' })
  @MaxLength(MAX_TEXT, { message: `must have at most ${MAX_TEXT} characters` })
  name?: string;

  /** The whole new list of what the operator may do. Nobody grants what they lack, and the last superuser stays one. */
  @ApiProperty({ required: false, enum: PERMISSIONS, isArray: true, example: ['createCustomer', 'editCustomer'] })
  @IsOptional()
  @StructureInForm()
  @IsArray({ message: 'must be a list' })
  @IsIn(PERMISSIONS, { each: true, message: `must be of ${PERMISSIONS.join(', ')}` })
  permissions?: Permission[];
}

/** The same as a form: the list is JSON text. */
export class UpdateOperatorForm extends OmitType(UpdateOperatorBody, ['permissions']) {
  @ApiProperty({
    required: false,
    type: String,
    contentMediaType: 'application/json',
    example: '["createCustomer"]',
  } as never)
  permissions?: string;
}
