/** An event of the stream: its name and the text of its data. */
export interface ServerSentEvent {
  event: string;
  data: string;
}

/**
 * Reads server-sent events, by `fetch` since an `EventSource` sends no token. Comments only show that the connection lives.
 * @param silenceMs how long nothing may come before the connection counts as lost
 */
export async function* serverSentEvents(
  stream: ReadableStream<Uint8Array>,
  silenceMs: number,
): AsyncGenerator<ServerSentEvent> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await withinTime(reader.read(), silenceMs);
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const event = eventOf(block);
        if (event.data !== '') yield event;
      }
    }
  } finally {
    // A broken stream has nothing to cancel.
    await reader.cancel().catch(() => {});
  }
}

function eventOf(block: string): ServerSentEvent {
  const fields = block.split('\n').map((line) => /^(event|data): ?(.*)$/.exec(line) ?? []);
  const all = (name: string): string[] => fields.filter(([, field]) => field === name).map(([, , value]) => value!);
  return { event: all('event').at(-1) ?? 'message', data: all('data').join('\n') };
}

async function withinTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing has come for ${ms / 1_000} seconds.`)), ms);
  });
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer!);
  }
}
