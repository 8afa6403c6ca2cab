/** @jsxImportSource preact */
/** The whole widget: banner, log, composer, and the log-in panel above them when it is asked for. */
import type { Locale, SessionKeeper } from '@autovisite/graph';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '../conversation.js';
import type { Message } from '../store.js';
import { WORDS } from '../words.js';
import { AccessPanel } from './access.js';
import { Composer } from './composer.js';
import { CloseIcon } from './icons.js';
import { Log } from './log.js';

type Button = Message['buttons'][number];

/** How long « votre paiement est transmis » stays when its confirmation was there first. */
const THANKS_MS = 6_000;

export interface ChatProps {
  conversation: Conversation;
  session: SessionKeeper;
  locale: Locale;
  notice: 'paid' | 'cancelled' | null;
  dismissNotice: () => void;
  /** What somebody is about to ask. */
  draft: string;
}

export function Chat({ conversation, session, locale, notice, dismissNotice, draft }: ChatProps) {
  const words = WORDS[locale];
  const { state } = conversation;
  const [access, setAccess] = useState<Button | null>(null);
  const [dropping, setDropping] = useState(false);
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);

  // The notice gives way to what the assistant says next; thanks do not wait for that forever.
  const { lastHeard } = conversation.store;
  const heardBefore = useRef<number | null>(null);
  useEffect(() => {
    if (!notice || state.phase !== 'ready') return;
    heardBefore.current ??= lastHeard;
    if (lastHeard > heardBefore.current) dismissNotice();
  }, [notice, state.phase, lastHeard]);
  useEffect(() => {
    if (notice !== 'paid' || state.phase !== 'ready') return undefined;
    const timer = setTimeout(dismissNotice, THANKS_MS);
    return () => clearTimeout(timer);
  }, [notice, state.phase]);

  /** A mouse or keyboard user goes on writing; on a phone the keyboard stays down. */
  const refocus = () => {
    if (matchMedia('(pointer: fine)').matches) input.current?.focus();
  };

  const press = (button: Button, consent = false) => {
    if (button.kind === 'UPLOAD') return pickFile('camera');
    if (button.kind === 'LOGIN' && (session.current()?.user.isGuest ?? true)) return setAccess(button);
    conversation.press(button.id, button.label, consent);
    refocus();
  };

  const pickFile = (from: 'camera' | 'files') => {
    const phone = matchMedia('(pointer: coarse)').matches;
    (from === 'camera' && phone ? camera : files).current?.click();
  };

  const take = (list: FileList | null | undefined) => {
    const file = list?.[0];
    if (file && state.phase === 'ready') void conversation.files.send(file, conversation.store.asked);
  };

  const takeFrom = (event: Event) => {
    const field = event.currentTarget as HTMLInputElement;
    take(field.files);
    field.value = '';
  };

  return (
    <section
      class={dropping ? 'chat dropping' : 'chat'}
      lang={locale}
      aria-label={words.title}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDropping(false);
        take(event.dataTransfer?.files);
      }}
    >
      <div class="body" inert={access !== null}>
        {!state.online && (
          <p class="banner warn" role="status" data-testid="chat-offline">
            {state.away ?? words.offline}
          </p>
        )}
        {notice && (
          <p class="banner" role="status" data-testid="chat-notice">
            <span>{words.notice[notice]}</span>
            <button type="button" class="icon" aria-label={words.close} onClick={dismissNotice}>
              <CloseIcon />
            </button>
          </p>
        )}
        {state.phase === 'loading' && <Skeleton label={words.loading} />}
        {state.phase === 'error' && (
          <div class="failed" role="alert">
            <p>
              <strong>{words.openFailed}</strong>
            </p>
            <p>{state.problem}</p>
            <button type="button" class="chip primary" data-testid="chat-reopen" onClick={() => void conversation.open()}>
              {words.retry}
            </button>
          </div>
        )}
        {state.phase === 'ready' && (
          <Log conversation={conversation} words={words} locale={locale} press={press} pickFile={pickFile} />
        )}
        <Composer
          words={words}
          disabled={state.phase !== 'ready'}
          input={input}
          say={(text) => conversation.say(text)}
          attach={() => pickFile('files')}
          draft={draft}
        />
        <input ref={files} class="hidden" type="file" accept="image/*,application/pdf" tabIndex={-1} aria-hidden="true" data-testid="chat-upload-input" onChange={takeFrom} />
        <input ref={camera} class="hidden" type="file" accept="image/*" capture="environment" tabIndex={-1} aria-hidden="true" data-testid="chat-camera-input" onChange={takeFrom} />
      </div>
      {dropping && <p class="dropzone">{words.drop}</p>}
      {access && (
        <AccessPanel
          words={words.access}
          closeWord={words.close}
          locale={locale}
          session={session}
          close={() => {
            setAccess(null);
            refocus();
          }}
          entered={() => {
            setAccess(null);
            conversation.press(access.id, access.label);
            refocus();
          }}
        />
      )}
    </section>
  );
}

function Skeleton({ label }: { label: string }) {
  return (
    <div class="log skeleton" role="status" aria-label={label}>
      <span class="bone wide" />
      <span class="bone" />
      <span class="bone mine" />
      <span class="bone wide" />
    </div>
  );
}
