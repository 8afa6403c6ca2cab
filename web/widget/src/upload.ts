/** Sends one file to the address the graph gave, with progress. */
import type { GraphClient } from '@autovisite/graph';
import { CreateUploadDocument, GraphRefusal, Unreachable } from '@autovisite/graph';

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
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const contentType = contentTypeOf(file) ?? 'application/octet-stream';
  const { createUpload } = await graph.request(CreateUploadDocument, {
    input: { kind: 'REGISTRATION_CERTIFICATE', fileName: file.name, contentType, sizeBytes: file.size },
  });
  const { url, method, headers } = createUpload.upload;
  await new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, graph.resolve(url));
    for (const header of headers) request.setRequestHeader(header.name, header.value);
    if (!headers.some((header) => header.name.toLowerCase() === 'content-type')) {
      request.setRequestHeader('content-type', contentType);
    }
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => {
      if (request.status < 300) return resolve();
      let refused: Refused = {};
      try {
        refused = JSON.parse(request.responseText) as Refused;
      } catch {
        // Not ours: a proxy's page. The status is all there is.
      }
      if (!refused.message) return reject(new Unreachable(`HTTP ${request.status}`));
      reject(new GraphRefusal(refused.message, refused.code ?? 'UNKNOWN', { en: refused.en ?? refused.message }));
    };
    request.onerror = () => reject(new Unreachable('no connection'));
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
  return createUpload.document.id;
}
