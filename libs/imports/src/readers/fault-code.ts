/** What a code means. */
export interface FaultCode<Where extends string = 'file' | 'row' | 'mapping'> {
  /** `file`: nothing of the file is imported; `row`: the row is rejected, others go on; `mapping`: the request is refused. */
  where: Where;
  /** One sentence for people. */
  meaning: string;
}
