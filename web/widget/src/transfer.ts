/** One file on its way to the server: checked, sent with progress, cancelled or tried again. */
import { refusal, upload, type GraphClient, type Locale, type UploadKind } from '@autovisite/graph';
import { explain, isAway, WORDS } from './words.js';

export interface Transfer {
  file: File;
  /** What it is sent as. */
  kind: UploadKind;
  /** From 0 to 1. */
  progress: number;
  problem: string | null;
  /** Whether the same file may be tried again; one refused for what it is may not. */
  retry: boolean;
}

export interface TransferOptions {
  graph: GraphClient;
  locale: Locale;
  changed: () => void;
  /** The server has the file; the assistant is told next. */
  sent: (documentId: string, name: string) => void;
}

export class FileTransfer {
  /** The file under way or in trouble; null when there is none. */
  current: Transfer | null = null;
  #cancelling = new AbortController();

  constructor(private readonly options: TransferOptions) {}

  /** Takes the place of any file before it. */
  async send(file: File, kind: UploadKind): Promise<void> {
    this.#cancelling.abort();
    const { graph, locale, sent } = this.options;
    const reason = refusal(file);
    if (reason) return this.#set({ file, kind, progress: 0, problem: WORDS[locale].file[reason], retry: false });
    this.#cancelling = new AbortController();
    const { signal } = this.#cancelling;
    const progress = (share: number) => this.#set({ file, kind, progress: share, problem: null, retry: true });
    progress(0);
    try {
      const documentId = await upload(graph, file, kind, progress, signal);
      if (signal.aborted) return;
      this.#set(null);
      sent(documentId, file.name);
    } catch (error) {
      if (signal.aborted) return;
      this.#set({ file, kind, progress: 0, problem: explain(error, locale), retry: isAway(error) });
    }
  }

  cancel(): void {
    this.#cancelling.abort();
    this.#set(null);
  }

  #set(transfer: Transfer | null): void {
    this.current = transfer;
    this.options.changed();
  }
}
