/** How long a slot is still kept, by the server's clock; said aloud at five minutes and at one. */
import { useEffect, useState } from 'react';
import { serverNow } from '../clock.js';
import { ClockIcon } from '../parts/icons.js';
import { words } from './words.js';

const SAID_AT = [5, 1];

/** Whole seconds until `instant`; 0 once it is over. */
export function secondsUntil(instant: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - now) / 1_000));
}

export function Countdown({ until, over }: { until: string; over: () => void }) {
  const [left, setLeft] = useState(() => secondsUntil(until, serverNow()));
  useEffect(() => {
    const look = () => setLeft(secondsUntil(until, serverNow()));
    look();
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  }, [until]);
  useEffect(() => {
    if (left === 0) over();
  }, [left === 0]);
  const minutes = Math.floor(left / 60);
  const said = SAID_AT.find((at) => left <= at * 60 && left > at * 60 - 20);
  return (
    <p className={left <= 60 ? 'countdown soon' : 'countdown'} data-testid="countdown">
      <ClockIcon />
      <span role="timer">
        {words.left} <strong>{`${minutes}:${String(left % 60).padStart(2, '0')}`}</strong>
      </span>
      <span className="sr" role="status">
        {said ? words.leftSoon(said) : ''}
      </span>
    </p>
  );
}
