/** Sends one file to the address the graph gave, with progress. */
import type { GraphClient } from './client.js';
import { GraphRefusal, Unreachable } from './errors.js';
import { CreateUploadDocument, type DocumentKind } from './generated/graphql.js';

/** The server's own limit; asked here too, so that nobody waits for a refusal. */
export const MAX_BYTES = 15 * 1024 * 1024;

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heif',
  pdf: 'application/pdf',
};

/** The file's media type; by its name where the browser knows none (HEIC on some systems). */
export function contentTypeOf(file: { name: string; type: string }): string | null {
  if (file.type.startsWith('image/') || file.type === 'application/pdf') return file.type;
  const extension = file.name.split('.').pop()?.toLowerCase() ?? '';
  return file.type === '' || file.type === 'application/octet-stream' ? (TYPES[extension] ?? null) : null;
}

/** Why this file would be refused, before any byte is sent; null when it may go. */
export function refusal(file: { name: string; type: string; size: number }): 'tooLarge' | 'empty' | 'type' | null {
  if (file.size === 0) return 'empty';
  if (file.size > MAX_BYTES) return 'tooLarge';
  return contentTypeOf(file) === null ? 'type' : null;
}

interface Refused {
  code?: string;
  message?: string;
  en?: string;
}

/** Uploads and answers the document's id. `progress` goes from 0 to 1. Fetch cannot tell upload progress, hence XHR. */
export async function upload(
  graph: GraphClient,
  file: File,
  kind: DocumentKind,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const contentType = contentTypeOf(file) ?? 'application/octet-stream';
  const { createUpload } = await graph.request(CreateUploadDocument, {
    input: { kind, fileName: file.name, contentType, sizeBytes: file.size },
  });
  const { url, method, headers } = createUpload.upload;
  const address = graph.resolve(url);
  const named = headers.map(({ name, value }): [string, string] => [name.toLowerCase(), value]);
  const base = new Map<string, string>([['content-type', contentType], ...named]);
  let at = 0;
  for (let retries = 0; ; retries += 1) {
    const [verb, extra] =
      at === 0
        ? [method, new Map<string, string>()]
        : ['PATCH', new Map([['upload-offset', String(at)], ['upload-length', String(file.size)]])];
    const from = at;
    const told = (sent: number) => progress((from + sent) / file.size);
    try {
      await send(verb, address, new Map([...base, ...extra]), file.slice(at), told, signal);
      break;
    } catch (error) {
      if (!(error instanceof Unreachable) || retries >= RETRIES) throw error;
      await new Promise((resume) => setTimeout(resume, PAUSE_MS * (retries + 1)));
      const standsAt = await standing(address, signal, error);
      if (standsAt === 'received') break;
      at = standsAt;
    }
  }
  return createUpload.document.id;
}

/** What passes by itself within seconds. */
const BUSY: ReadonlySet<string> = new Set(['UPLOAD_BUSY', 'UPLOADS_BUSY']);

/** How often an upload that broke off is taken up again, and how long it rests before. */
const RETRIES = 4;
const PAUSE_MS = 1000;

/** How much of the file is there, or that all of it is: then only the answer was lost. */
async function standing(address: string, signal: AbortSignal, lost: Unreachable): Promise<number | 'received'> {
  const answer = await fetch(address, { method: 'HEAD', signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return null;
  });
  // Nobody answered yet: the next try begins anew, and may find the network back.
  if (answer === null) return 0;
  if (answer.status === 409) return 'received';
  if (!answer.ok) throw lost;
  return Number(answer.headers.get('upload-offset') ?? 0);
}

function send(
  method: string,
  address: string,
  headers: ReadonlyMap<string, string>,
  body: Blob,
  progress: (sent: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new DOMException('cancelled', 'AbortError'));
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of headers) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded);
    request.onload = () => {
      if (request.status < 300) return resolve();
      let refused: Refused = {};
      try {
        refused = JSON.parse(request.responseText) as Refused;
      } catch {
        // Not ours: a proxy's page. The status is all there is.
      }
      if (!refused.message) return reject(new Unreachable(`HTTP ${request.status}`));
      // Somebody else is sending, or many are: a moment later it is our turn.
      if (BUSY.has(refused.code ?? '')) return reject(new Unreachable(refused.code ?? 'busy'));
      reject(new GraphRefusal(refused.message, refused.code ?? 'UNKNOWN', { en: refused.en ?? refused.message }));
    };
    request.onerror = () => reject(new Unreachable('no connection'));
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}
