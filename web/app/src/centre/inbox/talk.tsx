/** One request: what was said, taking it over, answering, giving it back. */
import { AnswerHandoverDocument, FinishHandoverDocument, formatTime, GiveBackHandoverDocument, HandoverTalkDocument, newId, TakeHandoverDocument, type HandoverTalkQuery } from '@autovisite/graph';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { locale, useAction, useRead } from '../../graph.js';
import { Dialog } from '../../parts/dialog.js';
import { LeftIcon } from '../../parts/icons.js';
import { Empty, Loading, Trouble } from '../../parts/states.js';
import { words as frame } from '../console-words.js';
import { QUICK_ANSWERS, words } from './words.js';

const REFRESH_MS = 3_000;
/** As the graph takes it. */
const LONGEST = 2_000;

type Request = NonNullable<HandoverTalkQuery['handover']>;

export interface TalkProps {
  id: string;
  close: () => void;
  changed: () => void;
}

export function Talk({ id, close, changed }: TalkProps) {
  const { data, loading, problem, refresh } = useRead(HandoverTalkDocument, { id });
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  const request = data?.handover;
  const done = () => {
    refresh();
    changed();
  };
  return (
    <div className="column desk">
      <button type="button" className="button quiet back" onClick={close} data-testid="inbox-back">
        <LeftIcon />
        {words.back}
      </button>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && !request && (
        <Empty whole title={words.lost}>
          <p>{words.lostHelp}</p>
        </Empty>
      )}
      {request && (
        <>
          <header className="file-head">
            <h1>{words.transcript}</h1>
            <span className={`badge ${request.status === 'WAITING' ? 'major' : 'accent'}`} data-testid="handover-status">
              {words.states[request.status]}
            </span>
          </header>
          {request.summary && (
            <p className="summary pre" lang="fr">
              {request.summary}
            </p>
          )}
          {request.phone && (
            <p>
              {words.phone} <a href={`tel:${request.phone}`}>{request.phone}</a>
            </p>
          )}
          <Said request={request} />
          <Steps request={request} done={done} close={close} />
        </>
      )}
    </div>
  );
}

/** The last messages, newest at the end and in sight. */
function Said({ request: { conversation } }: { request: Request }) {
  const list = useRef<HTMLOListElement>(null);
  const last = conversation.messages.at(-1)?.seq;
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [last]);
  return (
    <ol ref={list} className="talk" tabIndex={0} aria-label={words.transcript} aria-live="polite" lang={conversation.locale}>
      {conversation.messages.map((one) => (
        <li key={one.id} className={one.author.toLowerCase()}>
          <small lang={locale}>
            {words.authors[one.author]}, {formatTime(one.createdAt, locale)}
          </small>
          <p className="pre">{one.text}</p>
          {one.attachments.map((file) => (
            <a key={file.url} href={file.url} target="_blank" rel="noopener noreferrer">
              {file.title}
            </a>
          ))}
        </li>
      ))}
    </ol>
  );
}

function Steps({ request, done, close }: { request: Request; done: () => void; close: () => void }) {
  const take = useAction(TakeHandoverDocument);
  const [finishing, setFinishing] = useState(false);
  const input = { handoverId: request.id };
  if (request.status === 'DONE') return <p>{words.done}</p>;
  if (request.mine) return <Answer request={request} done={done} close={close} />;
  if (request.status === 'TAKEN') return <p>{words.other(request.agentName ?? '')}</p>;
  return (
    <>
      <p className="soft">{words.takeHelp}</p>
      {take.problem && <Trouble problem={take.problem} />}
      <div className="dialog-actions start">
        <button type="button" className="button primary" disabled={take.pending} onClick={() => void take.run({ input }).then(done)} data-testid="handover-take">
          {words.take}
        </button>
        <button type="button" className="button" onClick={() => setFinishing(true)} data-testid="handover-finish">
          {words.finish}
        </button>
      </div>
      {finishing && (
        <Finish
          id={request.id}
          cancel={() => setFinishing(false)}
          finished={() => {
            done();
            close();
          }}
        />
      )}
    </>
  );
}

function Finish({ id, cancel, finished }: { id: string; cancel: () => void; finished: () => void }) {
  const { run, pending, problem } = useAction(FinishHandoverDocument);
  return (
    <Dialog title={words.finishTitle} close={cancel}>
      <p>{words.finishHelp}</p>
      {problem && <Trouble problem={problem} />}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={cancel}>
          {frame.cancel}
        </button>
        <button type="button" className="button primary" disabled={pending} onClick={() => void run({ input: { handoverId: id } }).then((ok) => ok && finished())} data-testid="handover-finish-confirm">
          {words.finishConfirm}
        </button>
      </div>
    </Dialog>
  );
}

function Answer({ request, done, close }: { request: Request; done: () => void; close: () => void }) {
  const answer = useAction(AnswerHandoverDocument);
  const giveBack = useAction(GiveBackHandoverDocument);
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  // The same words have the same id until they are said: a lost answer says them once.
  const sent = useRef({ text: '', id: '' });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (said === '') return;
    if (sent.current.text !== said) sent.current = { text: said, id: newId() };
    if (!(await answer.run({ input: { handoverId: request.id, clientMessageId: sent.current.id, text: said } }))) return;
    sent.current = { text: '', id: '' };
    setText('');
    done();
    field.current?.focus();
  };
  const language = request.conversation.locale === 'en' ? 'en' : 'fr';
  return (
    <>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <label>
          {words.answer}
          <textarea ref={field} rows={3} maxLength={LONGEST} value={text} lang={language} onChange={(event) => setText(event.target.value)} data-testid="handover-text" />
        </label>
        <fieldset>
          <legend>{words.quick}</legend>
          <div className="options">
            {QUICK_ANSWERS[language].map((one) => (
              <button
                key={one}
                type="button"
                className="button small"
                lang={language}
                onClick={() => {
                  setText(one);
                  field.current?.focus();
                }}
              >
                {one}
              </button>
            ))}
          </div>
        </fieldset>
        {(answer.problem ?? giveBack.problem) && <Trouble problem={(answer.problem ?? giveBack.problem)!} />}
        <div className="dialog-actions start">
          <button type="submit" className="button primary" disabled={answer.pending || text.trim() === ''} data-testid="handover-send">
            {words.send}
          </button>
          <button
            type="button"
            className="button"
            disabled={giveBack.pending}
            onClick={() =>
              void giveBack.run({ input: { handoverId: request.id } }).then((ok) => {
                if (!ok) return;
                done();
                close();
              })
            }
            data-testid="handover-give-back"
          >
            {words.giveBack}
          </button>
        </div>
      </form>
    </>
  );
}
