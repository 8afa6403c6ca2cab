/** Reads `text/event-stream` from a fetch body: EventSource cannot POST nor carry a token. */
import { Unreachable } from './errors.js';

export interface ServerEvent {
  name: string;
  data: string;
}

function parse(block: string): ServerEvent | null {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    // A line that opens with a colon is a comment: the server's heartbeat.
    if (colon === 0) continue;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
  }
  return name === 'message' && data.length === 0 ? null : { name, data: data.join('\n') };
}

/** Longer than any heartbeat: a stream silent for this long is taken for dead and opened anew. */
export const SILENCE_MS = 60_000;

function orSilence<T>(read: Promise<T>, silenceMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unreachable('the event stream fell silent')), silenceMs);
  });
  return Promise.race([read, silence]).finally(() => clearTimeout(timer));
}

/** Yields each complete event; a half-received one at the end of the stream is dropped. */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  silenceMs = SILENCE_MS,
): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let buffer = '';
  try {
    for (;;) {
      const { done, value } = await orSilence(reader.read(), silenceMs);
      if (done) return;
      buffer = (buffer + decoder.decode(value, { stream: true })).replace(/\r\n/g, '\n');
      let end = buffer.indexOf('\n\n');
      while (end >= 0) {
        const event = parse(buffer.slice(0, end));
        buffer = buffer.slice(end + 2);
        if (event) yield event;
        end = buffer.indexOf('\n\n');
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
