/** @jsxImportSource preact */
/** Where the person writes: Enter sends, Shift+Enter makes a line, the paper clip takes a file. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Words } from '../words.js';
import { ClipIcon, SendIcon } from './icons.js';

/** The server's limit; the counter appears shortly before it. */
const MAX_CHARACTERS = 2_000;
const COUNTER_FROM = 1_800;

export interface ComposerProps {
  words: Words;
  disabled: boolean;
  input: RefObject<HTMLTextAreaElement | null>;
  say: (text: string) => void;
  attach: () => void;
  /** What stands there at first. */
  draft: string;
}

export function Composer({ words, disabled, input, say, attach, draft }: ComposerProps) {
  const [text, setText] = useState(draft);

  const fit = () => {
    const field = input.current;
    if (!field) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  };
  useLayoutEffect(fit, [text, input]);
  // What stands there at first may be there before the page has a width.
  useEffect(() => {
    const field = input.current;
    if (!field || !draft) return undefined;
    const observer = new ResizeObserver(fit);
    observer.observe(field);
    return () => observer.disconnect();
  }, [draft, input]);

  const send = () => {
    if (disabled || !text.trim()) return;
    say(text);
    setText('');
    input.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <button type="button" class="icon" aria-label={words.attach} title={words.attach} disabled={disabled} data-testid="chat-attach" onClick={attach}>
        <ClipIcon />
      </button>
      <div class="field">
        <textarea
          ref={input}
          rows={1}
          maxLength={MAX_CHARACTERS}
          aria-label={words.inputLabel}
          placeholder={words.placeholder}
          data-testid="chat-input"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
              event.preventDefault();
              send();
            }
          }}
        />
        {text.length >= COUNTER_FROM && (
          <small class="count" aria-live="polite">
            {MAX_CHARACTERS - text.length} {words.left}
          </small>
        )}
      </div>
      <button type="submit" class="icon send" aria-label={words.send} title={words.send} disabled={disabled || !text.trim()} data-testid="chat-send">
        <SendIcon />
      </button>
    </form>
  );
}
