/** @jsxImportSource preact */
/** What a message offers: its buttons and its attachments. */
import { useState } from 'preact/hooks';
import type { Message } from '../store.js';
import type { Words } from '../words.js';
import { CameraIcon, FileIcon, OutIcon, PersonIcon } from './icons.js';

type Button = Message['buttons'][number];

/** Only web addresses become links, whatever the server was made to repeat. */
export function safeUrl(url: string | null | undefined): string | null {
  if (!url) return null;
  try {
    const parsed = new URL(url, location.href);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

const isDocument = (url: string) => /^(https?:\/\/[^/]+)?\/(documents|verify)\//.test(url);

/** Documents open beside the conversation; a payment page takes its place and comes back, except in a frame on another site, where no payment page lets itself be shown. */
const opensBeside = (url: string) => isDocument(url) || window.self !== window.top;

export interface ButtonsProps {
  buttons: readonly Button[];
  /** Past questions keep their documents, and lose their answers and payment pages. */
  current: boolean;
  words: Words;
  press: (button: Button, consent: boolean) => void;
  pickFile: (from: 'camera' | 'files') => void;
}

export function Buttons({ buttons, current, words, press, pickFile }: ButtonsProps) {
  const [ticked, setTicked] = useState(false);
  const shown = buttons.filter((button) => {
    if (button.kind !== 'LINK') return current;
    const url = safeUrl(button.url);
    return url !== null && (current || isDocument(url));
  });
  if (shown.length === 0) return null;
  const consent = shown.find((button) => button.consent)?.consent;
  return (
    <div class="chips" role="group">
      {consent && (
        <label class="consent">
          <input type="checkbox" checked={ticked} data-testid="chat-consent" onChange={(event) => setTicked(event.currentTarget.checked)} />
          <span>{consent}</span>
        </label>
      )}
      {shown.map((button) => {
        const style = `chip ${button.style.toLowerCase()}`;
        if (button.kind === 'LINK') {
          const url = safeUrl(button.url) ?? '';
          const beside = opensBeside(url);
          return (
            <a key={button.id} class={style} href={url} data-testid="chat-link" {...(beside ? { target: '_blank', rel: 'noopener' } : {})}>
              {button.label}
              {beside && <OutIcon />}
              {beside && <span class="sr">{words.newTab}</span>}
            </a>
          );
        }
        if (button.kind === 'UPLOAD') {
          return [
            <button key={button.id} type="button" class={style} data-testid="chat-upload" onClick={() => press(button, false)}>
              <CameraIcon />
              {button.label}
            </button>,
            <button key={`${button.id}-file`} type="button" class="chip touch-only" onClick={() => pickFile('files')}>
              <FileIcon />
              {words.choose}
            </button>,
          ];
        }
        return (
          <button key={button.id} type="button" class={style} data-testid={button.kind === 'LOGIN' ? 'chat-login' : 'chat-button'} onClick={() => press(button, ticked && Boolean(button.consent))}>
            {button.kind === 'LOGIN' && <PersonIcon />}
            {button.label}
          </button>
        );
      })}
    </div>
  );
}

export function Attachments({ attachments, words }: { attachments: Message['attachments']; words: Words }) {
  if (attachments.length === 0) return null;
  return (
    <ul class="attachments">
      {attachments.map((attachment) => {
        const url = safeUrl(attachment.url);
        const inner = (
          <>
            {attachment.kind === 'IMAGE' && url ? <img src={url} alt="" loading="lazy" /> : <FileIcon />}
            <span>
              <strong>{attachment.title}</strong>
              <small>{words.attachment[attachment.kind] ?? attachment.kind}</small>
            </span>
          </>
        );
        return (
          <li key={attachment.url ?? attachment.title}>
            {url ? (
              <a class="card" href={url} target="_blank" rel="noopener" data-testid="chat-attachment">
                {inner}
                <span class="sr">{words.newTab}</span>
              </a>
            ) : (
              <span class="card">{inner}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
