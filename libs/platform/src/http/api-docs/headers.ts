/** Headers of replies, for the documentation of a response. */
export const ETAG_HEADER = {
  ETag: {
    description: 'The version of the customer, for `If-Match`.',
    schema: { type: 'string' as const },
    example: '"1"',
  },
};

export const LOCATION_HEADER = {
  Location: {
    description: 'The address of what was made.',
    schema: { type: 'string' as const, format: 'uri-reference' },
  },
};
