/** @jsxImportSource preact */
/** The messages: confirmed ones, those still on their way, the file under way, and the typing sign. */
import { bindFrench, formatDate, formatTime, parisDate, type Locale } from '@autovisite/graph';
import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '../conversation.js';
import type { Message, Outgoing } from '../store.js';
import type { Transfer } from '../transfer.js';
import type { Words } from '../words.js';
import { Attachments, Buttons } from './actions.js';
import { DownIcon, FileIcon } from './icons.js';

/** Closer to the end than this, new messages pull the view along. */
const NEAR_END_PX = 120;

export interface LogProps {
  conversation: Conversation;
  words: Words;
  locale: Locale;
  press: (button: Message['buttons'][number], consent: boolean) => void;
  pickFile: (from: 'camera' | 'files') => void;
}

export function Log({ conversation, words, locale, press, pickFile }: LogProps) {
  const { store, state } = conversation;
  const transfer = conversation.files.current;
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [behind, setBehind] = useState(false);
  const count = store.messages.length + store.outgoing.length;

  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });

  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBehind(true);
  }, [count, state.thinking, state.refusedCode, transfer]);

  // The keyboard of a phone shrinks the view: the last message stays in sight.
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const scrolled = () => {
    const element = box.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
    if (atEnd.current) setBehind(false);
  };

  let day = '';
  return (
    <div class="frame">
      <div ref={box} class="log" role="log" aria-live="polite" aria-relevant="additions" aria-label={words.log} tabIndex={0} data-testid="chat-log" onScroll={scrolled}>
        {store.messages.map((message, index) => {
          const its = parisDate(new Date(message.createdAt));
          const first = its !== day;
          day = its;
          return (
            <Fragment key={message.id}>
              {first && <p class="day">{formatDate(its, locale)}</p>}
              <Line message={message} current={store.isCurrent(message)} stamped={endsRun(message, store.messages[index + 1])} words={words} locale={locale} press={press} pickFile={pickFile} />
            </Fragment>
          );
        })}
        {store.outgoing.map((item) => (
          <Pending key={item.clientMessageId} item={item} words={words} conversation={conversation} />
        ))}
        {transfer && <Sending transfer={transfer} words={words} conversation={conversation} pickFile={pickFile} />}
        {state.refusedCode && (
          <div class="line trouble" role="alert" data-testid="chat-code-refused">
            <p>{state.refusedCode}</p>
          </div>
        )}
        {state.thinking && (
          <p class="typing" data-testid="chat-typing">
            <span class="sr">{words.thinking}</span>
            <i />
            <i />
            <i />
          </p>
        )}
      </div>
      {behind && (
        <button type="button" class="jump" onClick={toEnd}>
          <DownIcon /> {words.newMessages}
        </button>
      )}
    </div>
  );
}

interface LineProps extends Omit<LogProps, 'conversation'> {
  message: Message;
  current: boolean;
  /** The last of a run by one author within minutes carries the time for all. */
  stamped: boolean;
}

/** Messages of one author closer than this share one time. */
const RUN_MS = 5 * 60_000;

function endsRun(message: Message, next: Message | undefined): boolean {
  if (!next || next.author !== message.author) return true;
  return Date.parse(next.createdAt) - Date.parse(message.createdAt) > RUN_MS;
}

function Line({ message, current, stamped, words, locale, press, pickFile }: LineProps) {
  const mine = message.author === 'CUSTOMER';
  const who = mine ? words.you : message.author === 'AGENT' ? words.agent : words.assistant;
  return (
    <article class={`line ${message.author.toLowerCase()}`} data-testid={`message-${message.author.toLowerCase()}`}>
      {message.author === 'AGENT' && <p class="who">{words.agent}</p>}
      <div class="bubble">
        <span class="sr">{who} : </span>
        {message.text && <p class="text">{locale === 'fr' ? bindFrench(message.text) : message.text}</p>}
        <Attachments attachments={message.attachments} words={words} />
      </div>
      <Buttons buttons={message.buttons} current={current} words={words} press={press} pickFile={pickFile} />
      {stamped && <time dateTime={message.createdAt}>{formatTime(message.createdAt, locale)}</time>}
    </article>
  );
}

function Pending({ item, words, conversation }: { item: Outgoing; words: Words; conversation: Conversation }) {
  return (
    <article class={`line customer ${item.state}`} data-testid="message-pending">
      <div class="bubble">
        <span class="sr">{words.you} : </span>
        <p class="text">{item.shown}</p>
      </div>
      {item.state === 'failed' ? (
        <div class="trouble" role="alert">
          <p>{item.problem}</p>
          <button type="button" class="link" onClick={() => conversation.retry(item.clientMessageId)}>
            {words.retry}
          </button>
          <button type="button" class="link" onClick={() => conversation.discard(item.clientMessageId)}>
            {words.discard}
          </button>
        </div>
      ) : (
        <p class="state">{item.state === 'waiting' ? words.waiting : words.sending}</p>
      )}
    </article>
  );
}

interface SendingProps extends Pick<LogProps, 'conversation' | 'words' | 'pickFile'> {
  transfer: Transfer;
}

function Sending({ transfer, words, conversation, pickFile }: SendingProps) {
  const { file, kind, progress, problem, retry } = transfer;
  return (
    <article class={`line customer ${problem ? 'failed' : ''}`} data-testid="chat-transfer">
      <div class="bubble file">
        <FileIcon />
        <div>
          <p class="text">{file.name}</p>
          {!problem && <progress value={progress} max={1} aria-label={words.uploading} />}
        </div>
      </div>
      <div class="trouble" role={problem ? 'alert' : undefined}>
        {problem && <p>{problem}</p>}
        {problem && (
          <button type="button" class="link" onClick={() => (retry ? void conversation.files.send(file, kind) : pickFile('camera'))}>
            {retry ? words.retry : words.another}
          </button>
        )}
        <button type="button" class="link" onClick={() => conversation.files.cancel()}>
          {problem ? words.discard : words.cancel}
        </button>
      </div>
    </article>
  );
}
