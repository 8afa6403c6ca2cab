/** What every step stands in: where one is, its question, and the way back. */
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useSession } from '../graph.js';
import { LeftIcon } from '../parts/icons.js';
import { STEPS, type Draft } from './draft.js';
import { named } from './kept.js';
import { words } from './words.js';

/** The chat is heavy, and most people ask nothing. */
const Ask = lazy(() => import('../parts/ask.js'));

/** Goes on to another part of the booking; the browser's back button leads here again. */
export type Go = (change: Partial<Draft>, replace?: boolean) => void;

export interface FrameProps {
  step: Draft['step'];
  /** What leads one step back; nothing where there is none. */
  back: (() => void) | null;
  /** What was chosen, as somebody would say it to the assistant. */
  said: string;
  children: ReactNode;
}

/** The question has the focus when it is new. */
export function Frame({ step, back, said, children }: FrameProps) {
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(false);
  // Who is known already is not asked for a name.
  const known = session !== null && !session.user.isGuest;
  const steps = STEPS.filter((one) => one !== 'contact' || !known || named.read());
  useEffect(() => {
    if (step === 'contact') named.write();
  }, [step]);
  useEffect(() => {
    if (shown.current) heading.current?.focus();
    shown.current = true;
    window.scrollTo(0, 0);
  }, [step]);
  return (
    <div className="column booking">
      <header className="booking-head">
        {back ? (
          <button type="button" className="round" aria-label={words.back} title={words.back} onClick={back} data-testid="booking-back">
            <LeftIcon />
          </button>
        ) : (
          <span />
        )}
        <p className="soft" data-testid="booking-step">
          {words.step(steps.indexOf(step) + 1, steps.length)}
        </p>
        <progress max={steps.length} value={steps.indexOf(step) + 1} aria-hidden="true" />
      </header>
      <h1 ref={heading} tabIndex={-1}>
        {words.steps[step]}
      </h1>
      {step === 'centre' && <p className="soft">{words.lead}</p>}
      {children}
      <p>
        <button type="button" className="link" onClick={() => setAsking(true)} data-testid="ask">
          {words.assistant}
        </button>
      </p>
      {asking && (
        <Suspense fallback={null}>
          <Ask draft={said} close={() => setAsking(false)} />
        </Suspense>
      )}
    </div>
  );
}
