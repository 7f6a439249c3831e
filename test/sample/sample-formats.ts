export const SAMPLE_FORMATS = ['csv', 'json', 'ndjson'] as const;

export type SampleFormat = (typeof SAMPLE_FORMATS)[number];
