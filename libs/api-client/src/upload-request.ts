/** One try of an upload: where to, with which headers, and what. */
export interface UploadRequest {
  url: string;
  headers: Record<string, string>;
  form: FormData;
  /** Bytes of the whole form that went out. */
  sent: (bytes: number) => void;
  signal: AbortSignal | null;
}
