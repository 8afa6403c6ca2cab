/** Sends an issued document to its vehicle's owner again, by e-mail. */
import { SendReportDocument } from '@autovisite/graph';
import { useState } from 'react';
import { useAction } from '../graph.js';
import { Trouble } from './states.js';

export interface ResendProps {
  reportId: string;
  /** On the button, and once the letter is on its way. */
  label: string;
  sent: string;
}

export function Resend({ reportId, label, sent }: ResendProps) {
  const { run, pending, problem } = useAction(SendReportDocument);
  const [done, setDone] = useState(false);
  const send = async () => {
    const answer = await run({ input: { reportId } });
    setDone(answer?.sendReport.sent ?? false);
  };
  return (
    <>
      <button type="button" className="button" disabled={pending || done} data-testid="resend" onClick={() => void send()}>
        {done ? sent : label}
      </button>
      {problem && <Trouble problem={problem} />}
    </>
  );
}
