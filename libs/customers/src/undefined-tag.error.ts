import { ValidationError } from '@echonio/platform';

/** A customer was to get a tag that the organization hasn't defined. */
export class UndefinedTagError extends ValidationError {
  constructor() {
    super([{ field: 'tagsIds', message: 'names a tag that is not defined' }]);
  }
}
