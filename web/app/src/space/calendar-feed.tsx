/** The private address by which a calendar follows the customer's appointments. */
import { OpenCalendarFeedDocument } from '@autovisite/graph';
import { useState } from 'react';
import { useAction } from '../graph.js';
import { Trouble } from '../parts/states.js';
import { words } from './waits-words.js';

export function CalendarFeed() {
  const { run, pending, problem } = useAction(OpenCalendarFeedDocument);
  const [url, setUrl] = useState<string | null>(null);
  const open = async (anew: boolean) => {
    const opened = await run({ input: { anew } });
    if (opened) setUrl(opened.openCalendarFeed.url);
  };
  return (
    <div className="stacked">
      {url === null ? (
        <button type="button" className="button" disabled={pending} onClick={() => void open(false)} data-testid="calendar-feed">
          {words.calendar}
        </button>
      ) : (
        <>
          <p className="soft">{words.calendarHelp}</p>
          <label>
            {words.calendarUrl}
            <input readOnly value={url} onFocus={(event) => event.target.select()} data-testid="calendar-url" />
          </label>
          <button type="button" className="button" disabled={pending} onClick={() => void open(true)}>
            {words.calendarAnew}
          </button>
        </>
      )}
      {problem && <Trouble problem={problem} />}
    </div>
  );
}
