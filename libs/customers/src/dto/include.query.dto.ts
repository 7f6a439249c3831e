import { IsIn, IsOptional } from 'class-validator';

export class IncludeQuery {
  /** `meta` adds `createdAt` and `updatedAt`. */
  @IsOptional()
  @IsIn(['', 'meta'], { message: 'must be meta' })
  include?: 'meta' | '';

  get withMeta(): boolean {
    return this.include === 'meta';
  }
}
