const HEADER = /^_options\s+(\{.*\})$/s;

/** The JSON of the options that the header of a column carries, as rejects files do; null if it carries none. */
export const optionsIn = (header: string): string | null => HEADER.exec(header.trim())?.[1] ?? null;
