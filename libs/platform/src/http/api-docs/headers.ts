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

export const NEXT_LINK_HEADER = {
  Link: {
    description: 'The address of the next part, with `rel="next"` (RFC 8288); without it this is the last one.',
    schema: { type: 'string' as const },
    example: '</v1/customers?limit=100&cursor=WzEsIk…>; rel="next"',
  },
};
