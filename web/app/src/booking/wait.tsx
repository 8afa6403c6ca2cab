/** Nothing suits: one is told when something becomes free. Decisions: docs/decisions/booking.md */
import { addDays, JoinWaitlistDocument, parisDate, type Energy, type ServiceKind, type VehicleCategory } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { serverNow } from '../clock.js';
import { useAction } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Trouble } from '../parts/states.js';
import { words } from '../space/waits-words.js';
import { plate } from './kept.js';

/** So long somebody waits who says nothing else. */
const USUAL_DAYS = 14;
const LONGEST_DAYS = 59;

export interface WaitProps {
  centreId: string;
  service: ServiceKind;
  category: VehicleCategory;
  energy: Energy;
}

export function JoinWaitlist(what: WaitProps) {
  const [open, setOpen] = useState(false);
  const [joined, setJoined] = useState(false);
  return (
    <div className="stacked">
      <p className={joined ? 'notice' : 'sr'} role="status" data-testid="joined">
        {joined ? words.joined : ''}
      </p>
      <button type="button" className="button" onClick={() => setOpen(true)} data-testid="waitlist">
        {words.join}
      </button>
      {open && (
        <Join
          {...what}
          close={() => setOpen(false)}
          joined={() => {
            setOpen(false);
            setJoined(true);
          }}
        />
      )}
    </div>
  );
}

function Join({ centreId, service, category, energy, close, joined }: WaitProps & { close: () => void; joined: () => void }) {
  const { run, pending, problem } = useAction(JoinWaitlistDocument);
  const today = parisDate(new Date(serverNow()));
  const [wish, setWish] = useState({ from: today, to: addDays(today, USUAL_DAYS), earliest: '', latest: '' });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { from, to, earliest, latest } = wish;
    const input = { centreId, service, vehicleCategory: category, energy, plate: plate.read(), from, to, earliest: earliest || null, latest: latest || null };
    if (await run({ input })) joined();
  };
  const field = (name: keyof typeof wish) => ({ value: wish[name], onChange: (event: { target: { value: string } }) => setWish({ ...wish, [name]: event.target.value }) });
  return (
    <Dialog title={words.joinTitle} close={close}>
      <p>{words.joinHelp}</p>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <div className="pair">
          <label>
            {words.from}
            <input type="date" required min={today} {...field('from')} data-testid="wait-from" />
          </label>
          <label>
            {words.to}
            <input type="date" required min={wish.from} max={addDays(wish.from || today, LONGEST_DAYS)} {...field('to')} data-testid="wait-to" />
          </label>
          <label>
            {words.earliest}
            <input type="time" {...field('earliest')} />
          </label>
          <label>
            {words.latest}
            <input type="time" {...field('latest')} />
          </label>
        </div>
        {problem && <Trouble problem={problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {words.close}
          </button>
          <button type="submit" className="button primary" disabled={pending} data-testid="wait-join">
            {words.confirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
