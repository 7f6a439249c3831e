/**
 * Does the work of a list in so many lanes at once. When one fails the others end what they are at and take nothing more.
 * @param next the next piece, undefined at the end
 * @throws what failed first
 */
export async function inLanes<T>(
  lanes: number,
  next: () => T | undefined,
  work: (piece: T) => Promise<void>,
): Promise<void> {
  let failure: { error: unknown } | undefined;
  const lane = async (): Promise<void> => {
    try {
      for (let piece = failure ? undefined : next(); piece !== undefined; piece = failure ? undefined : next()) {
        await work(piece);
      }
    } catch (error) {
      failure ??= { error };
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failure) throw failure.error;
}
