import { ApiHeader } from '@nestjs/swagger';

/** Documents how a call that may take long can be answered sooner. */
export const ApiPrefer = (): MethodDecorator & ClassDecorator =>
  ApiHeader({
    name: 'Prefer',
    required: false,
    description:
      '`wait=N`: answer after N seconds (600 at most) if the import has not ended before; `respond-async`: answer at once, or with ' +
      '`wait=N` after that. RFC 7240; what is malformed is overlooked.',
    schema: { type: 'string', examples: ['respond-async', 'wait=10', 'respond-async, wait=10'] } as never,
  });

export const PREFERENCE_APPLIED_HEADER = {
  'Preference-Applied': {
    description: 'The preferences that were honoured; only with `Prefer`.',
    schema: { type: 'string' as const },
  },
};
