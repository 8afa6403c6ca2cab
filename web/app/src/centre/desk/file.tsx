/** One appointment's file: everything that happened, and what can be done now. */
import { AppointmentFileDocument, formatMoney, parisDate, SetAppointmentPlateDocument, type AppointmentFileQuery } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { Link, useParams } from 'react-router';
import { words as booking } from '../../booking/words.js';
import { locale, useAction, useRead } from '../../graph.js';
import { momentOf } from '../../locale.js';
import { LeftIcon } from '../../parts/icons.js';
import { Plate } from '../../parts/plate.js';
import { manages } from '../../parts/roles.js';
import { Empty, Loading, Trouble } from '../../parts/states.js';
import { CheckIn } from '../check-in.js';
import { addressOf, Console, type At } from '../console.js';
import { words as frame } from '../console-words.js';
import { placesOf } from '../places.js';
import { Till } from '../till.js';
import { dueCents, paymentWord, stageOf } from '../words.js';
import { Cancel, Move, UndoMove } from './change.js';
import { FileParts } from './file-parts.js';
import { NoShow } from './no-show.js';
import { offersOf } from './offers.js';
import { Notes } from './notes.js';
import { OnAccount } from './on-account.js';
import { words } from './words.js';

export type AppointmentFile = NonNullable<AppointmentFileQuery['appointment']>;

export default function FilePage() {
  const { id = '' } = useParams();
  return <Console place="day">{(at) => <Loaded key={id} id={id} {...at} />}</Console>;
}

function Loaded({ id, centre, user }: At & { id: string }) {
  const { data, loading, problem, refresh } = useRead(AppointmentFileDocument, { id });
  if (loading) return <Loading />;
  if (problem && !data) return <Trouble problem={problem} retry={refresh} />;
  if (!data?.appointment) {
    return (
      <Empty whole title={words.lost}>
        <p>{words.lostHelp}</p>
        <Link className="button" to={addressOf('find', centre.id)}>
          {words.find}
        </Link>
      </Empty>
    );
  }
  return <File file={data.appointment} user={user} refresh={refresh} />;
}

function File({ file, user, refresh }: { file: AppointmentFile; user: At['user']; refresh: () => void }) {
  const [open, setOpen] = useState<'move' | 'cancel' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [undo, setUndo] = useState<string | null>(null);
  const { centre } = file;
  const stage = stageOf(file);
  const mayRefund = manages(user, centre.id);
  const offers = offersOf(file, mayRefund, Date.now());
  // What is off and still owed is given back by who may refund.
  const till = stage.group !== 'gone' || (mayRefund && dueCents(file) !== 0);
  const atDesk = placesOf(user, centre.id).includes('book');
  const day = parisDate(new Date(file.startsAt));
  const close = () => setOpen(null);
  const paid = paymentWord(file);
  const done = (sentence: string | null, before: string | null = null) => {
    close();
    setSaid(sentence);
    setUndo(before);
    refresh();
  };
  return (
    <div className="column file">
      <Link className="back" to={addressOf('day', centre.id, { date: day })}>
        <LeftIcon />
        {words.back}
      </Link>
      <header className="file-head">
        <h1>{file.customer.displayName || file.reference}</h1>
        <Plate value={file.inspection?.plate ?? file.plate} />
        <span className={`badge ${offers.late ? 'major' : stage.tone}`} data-testid="status">
          {offers.late ? frame.states.late : stage.word}
        </span>
      </header>
      <p>
        <strong data-testid="moment">{momentOf(file.startsAt)}</strong>
        <br />
        {centre.name}, {file.lane.name} · {booking.service[file.service]} · {booking.category[file.vehicleCategory]}, {booking.energy[file.energy]}
        <br />
        <span className="nowrap">{file.reference}</span> · {formatMoney(file.price.amountCents, file.price.currency, locale)}
        {paid && <> · {paid}</>}
      </p>
      {said && (
        <div className="notice" role="status" data-testid="said">
          <p>{said}</p>
          {undo && offers.move && <UndoMove appointmentId={file.id} to={undo} undone={() => done(words.moved(momentOf(undo)))} />}
        </div>
      )}
      <div className="row-actions" data-testid="file-actions">
        {offers.welcome && <CheckIn row={file} isToday={day === parisDate(new Date())} changed={refresh} />}
        {file.inspection && (
          <Link className="button primary" to={`/centre/inspection/${file.inspection.id}`} data-testid="inspect">
            {file.inspection.status === 'SIGNED' ? words.seeResult : words.openInspection}
          </Link>
        )}
        {till && <Till row={file} centre={`${centre.name}, ${centre.city}`} centreId={centre.id} changed={refresh} />}
        <OnAccount file={file} changed={refresh} />
        {atDesk && offers.move && (
          <button type="button" className="button" onClick={() => setOpen('move')} data-testid="move">
            {words.move}
          </button>
        )}
        {offers.noShow && <NoShow row={file} changed={refresh} />}
        {atDesk && offers.cancel && (
          <button type="button" className="button danger" onClick={() => setOpen('cancel')} data-testid="cancel">
            {words.cancel}
          </button>
        )}
      </div>
      {atDesk && offers.cancelByManager && <p className="soft">{words.cancelByManager}</p>}
      {offers.plate && <GivePlate file={file} given={refresh} />}
      <Notes file={file} user={user} changed={refresh} />
      <FileParts file={file} />
      {mayRefund && (
        <Link to={addressOf('acts', centre.id, { sur: file.id })} data-testid="file-acts">
          {words.fileActs}
        </Link>
      )}
      {open === 'move' && <Move row={file} centreId={centre.id} close={close} moved={(to, from) => done(words.moved(momentOf(to)), from)} />}
      {open === 'cancel' && <Cancel row={file} close={close} cancelled={() => done(words.cancelled)} />}
    </div>
  );
}

function GivePlate({ file, given }: { file: AppointmentFile; given: () => void }) {
  const { run, pending, problem } = useAction(SetAppointmentPlateDocument);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const plate = String(new FormData(event.currentTarget).get('plate')).trim();
    if (plate && (await run({ input: { appointmentId: file.id, plate } }))) given();
  };
  return (
    <form className="inline-form" key={file.plate} onSubmit={(event) => void save(event)}>
      <label>
        {words.plate}
        <input name="plate" required defaultValue={file.plate ?? ''} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={20} placeholder="AB-123-CD" data-testid="file-plate" />
      </label>
      <button type="submit" className="button" disabled={pending} data-testid="file-plate-save">
        {words.savePlate}
      </button>
      {problem && <Trouble problem={problem} />}
    </form>
  );
}
