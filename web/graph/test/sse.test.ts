import { describe, expect, it } from 'vitest';
import { readEvents } from '../src/sse.js';

function body(...chunks: string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
      controller.close();
    },
  });
}

async function all(stream: ReadableStream<Uint8Array>) {
  const events = [];
  for await (const event of readEvents(stream)) events.push(event);
  return events;
}

describe('readEvents', () => {
  it('puts together what the network cut, even inside a character', async () => {
    const bytes = new TextEncoder().encode('event: next\ndata: {"é":1}\n\n');
    const cut = bytes.indexOf(0xc3) + 1;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, cut));
        controller.enqueue(bytes.slice(cut));
        controller.close();
      },
    });
    expect(await all(stream)).toEqual([{ name: 'next', data: '{"é":1}' }]);
  });

  it('skips heartbeats, joins data lines, takes CRLF, drops an unfinished end', async () => {
    const stream = body(':\n\n', 'event: next\r\ndata: a\r\ndata: b\r\n\r\n', 'event: complete\ndata:\n\nevent: next\ndata: half');
    expect(await all(stream)).toEqual([
      { name: 'next', data: 'a\nb' },
      { name: 'complete', data: '' },
    ]);
  });

  it('gives up on a stream that fell silent', async () => {
    const silent = new ReadableStream<Uint8Array>({ start: () => undefined });
    const read = async () => {
      for await (const event of readEvents(silent, 20)) expect(event).toBeNull();
    };
    await expect(read()).rejects.toThrow('silent');
  });
});
