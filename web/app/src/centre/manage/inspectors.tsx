/** A centre's register of inspectors: approvals, trainings, and who is there today. */
import {
  CentreInspectorsDocument,
  CentrePeopleDocument,
  formatDate,
  RecordTrainingDocument,
  RegisterInspectorDocument,
  RetireInspectorDocument,
  SetInspectorPresenceDocument,
  UpdateInspectorDocument,
  WithdrawTrainingDocument,
  type InspectorPartsFragment as Inspector,
  type Qualification,
} from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { locale, useAction, useRead } from '../../graph.js';
import { EnumSelect } from '../../parts/choice.js';
import { Dialog } from '../../parts/dialog.js';
import { Trouble } from '../../parts/states.js';
import { words as frame } from '../console-words.js';
import { InspectorFields, useEntry } from './inspector-form.js';
import { QUALIFICATIONS, words } from './inspector-words.js';

type Open = { what: 'new' } | { what: 'change' | 'train'; inspector: Inspector };

export function InspectorsPart({ centreId }: { centreId: string }) {
  const { data, problem, refresh } = useRead(CentreInspectorsDocument, { id: centreId });
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const done = () => {
    close();
    refresh();
  };
  return (
    <section className="dossier" id="controleurs" aria-labelledby="inspectors-title">
      <h2 id="inspectors-title">{words.title}</h2>
      <p className="soft">{words.help}</p>
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data?.inspectors.length === 0 && <p>{words.none}</p>}
      <ul>
        {data?.inspectors.map((inspector) => (
          <Entry key={inspector.id} inspector={inspector} open={setOpen} changed={refresh} />
        ))}
      </ul>
      <button type="button" className="button" onClick={() => setOpen({ what: 'new' })} data-testid="inspector-add">
        {words.add}
      </button>
      {open?.what === 'new' && <Register centreId={centreId} known={data?.inspectors ?? []} close={close} done={done} />}
      {open?.what === 'change' && <Change inspector={open.inspector} close={close} done={done} />}
      {open?.what === 'train' && <Train inspector={open.inspector} close={close} done={done} />}
    </section>
  );
}

function Entry({ inspector, open, changed }: { inspector: Inspector; open: (what: Open) => void; changed: () => void }) {
  const set = useAction(SetInspectorPresenceDocument);
  const { present, qualifications } = inspector;
  const here = present === null ? words.unknown : present ? words.present : words.absent;
  const say = (said: boolean) => void set.run({ input: { inspectorId: inspector.id, present: said } }).then((ok) => ok && changed());
  return (
    <li className="row" data-testid={`inspector-${inspector.approvalNumber}`}>
      <span>
        <strong>{inspector.name}</strong>
        <small>{[inspector.approvalNumber, inspector.categoryLNumber].filter(Boolean).join(' · ')}</small>
        <small data-testid="inspector-presence">{[here, inspector.busy && words.busy].filter(Boolean).join(', ')}</small>
        {qualifications.length === 0 && <small>{words.unqualified}</small>}
        {qualifications.map(({ qualification, validUntil, valid }) => (
          <small key={qualification}>{(valid ? words.until : words.over)(QUALIFICATIONS[qualification], formatDate(validUntil, locale))}</small>
        ))}
        <small>{words.made(inspector.periodicThisYear, inspector.periodicOwed)}</small>
        {set.problem && <Trouble problem={set.problem} />}
      </span>
      <span className="row-actions">
        {present !== true && (
          <button type="button" className="button" aria-label={`${words.notePresent} : ${inspector.name}`} disabled={set.pending} onClick={() => say(true)} data-testid="inspector-present">
            {words.notePresent}
          </button>
        )}
        {present !== false && (
          <button type="button" className="button" aria-label={`${words.noteAbsent} : ${inspector.name}`} disabled={set.pending} onClick={() => say(false)} data-testid="inspector-absent">
            {words.noteAbsent}
          </button>
        )}
        <button type="button" className="button" aria-label={`${words.train} : ${inspector.name}`} onClick={() => open({ what: 'train', inspector })} data-testid="inspector-train">
          {words.train}
        </button>
        <button type="button" className="button" aria-label={`${words.change} : ${inspector.name}`} onClick={() => open({ what: 'change', inspector })} data-testid="inspector-change">
          {words.change}
        </button>
      </span>
    </li>
  );
}

interface FormProps {
  close: () => void;
  done: () => void;
}

function Register({ centreId, known, close, done }: FormProps & { centreId: string; known: readonly Inspector[] }) {
  const { data, problem } = useRead(CentrePeopleDocument, { centreId });
  const register = useAction(RegisterInspectorDocument);
  const [userId, setUserId] = useState('');
  const [entry, setEntry] = useEntry();
  const people = (data?.centrePeople.edges ?? []).map(({ node }) => node).filter(({ id, disabled }) => !disabled && known.every((one) => one.userId !== id));
  const choose = (id: string) => {
    setUserId(id);
    const person = people.find((one) => one.id === id);
    if (person) setEntry({ ...entry, name: person.displayName });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void register.run({ input: { centreId, userId, ...entry } }).then((ok) => ok && done());
  };
  return (
    <Dialog title={words.add} close={close}>
      <form className="form" onSubmit={submit}>
        <p className="soft">{words.fromAccess}</p>
        {problem && <Trouble problem={problem} />}
        <label>
          {words.person}
          <select required value={userId} onChange={(event) => choose(event.target.value)} data-testid="inspector-person">
            <option value="">{words.choose}</option>
            {people.map(({ id, displayName, email }) => (
              <option key={id} value={id}>
                {[displayName, email].filter(Boolean).join(' · ')}
              </option>
            ))}
          </select>
        </label>
        <InspectorFields entry={entry} change={setEntry} />
        {register.problem && <Trouble problem={register.problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {frame.cancel}
          </button>
          <button type="submit" className="button primary" disabled={register.pending || !userId} data-testid="inspector-save">
            {frame.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Change({ inspector, close, done }: FormProps & { inspector: Inspector }) {
  const update = useAction(UpdateInspectorDocument);
  const retire = useAction(RetireInspectorDocument);
  const [entry, setEntry] = useEntry(inspector);
  const [retiring, setRetiring] = useState(false);
  const problem = update.problem ?? retire.problem;
  const inspectorId = inspector.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void update.run({ input: { inspectorId, ...entry } }).then((ok) => ok && done());
  };
  return (
    <Dialog title={inspector.name} close={close}>
      <form className="form" onSubmit={submit}>
        <InspectorFields entry={entry} change={setEntry} />
        {retiring && <p>{words.retireHelp(inspector.name)}</p>}
        {problem && <Trouble problem={problem} />}
        <div className="dialog-actions">
          <button
            type="button"
            className="button danger"
            disabled={retire.pending}
            onClick={() => (retiring ? void retire.run({ input: { inspectorId } }).then((ok) => ok && done()) : setRetiring(true))}
            data-testid="inspector-retire"
          >
            {words.retire}
          </button>
          <button type="button" className="button" onClick={close}>
            {frame.cancel}
          </button>
          <button type="submit" className="button primary" disabled={update.pending} data-testid="inspector-save">
            {frame.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What the register says of their trainings; one that was entered wrongly is withdrawn here. */
function Trainings({ inspector, done }: { inspector: Inspector; done: () => void }) {
  const withdraw = useAction(WithdrawTrainingDocument);
  const [which, setWhich] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const submit = (trainingId: string) => {
    void withdraw.run({ input: { trainingId, reason: reason.trim() } }).then((ok) => ok && done());
  };
  return (
    <section>
      <h3>{words.trainings}</h3>
      {inspector.trainings.length === 0 && <p className="soft">{words.noTrainings}</p>}
      <ul className="plain">
        {inspector.trainings.map(({ id, qualification, trainedOn, certificate, withdrawnReason }) => (
          <li key={id} data-testid={`training-${certificate}`}>
            {words.trained(QUALIFICATIONS[qualification], formatDate(trainedOn, locale), certificate)}
            {withdrawnReason && <small> ({words.withdrawn(withdrawnReason)})</small>}
            {!withdrawnReason && which !== id && (
              <button type="button" className="link" onClick={() => setWhich(id)} data-testid="training-withdraw">
                {words.withdraw}
              </button>
            )}
            {which === id && (
              <div className="form">
                <p>{words.withdrawHelp}</p>
                <label>
                  {words.withdrawReason}
                  <input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} data-testid="training-reason" />
                </label>
                {withdraw.problem && <Trouble problem={withdraw.problem} />}
                <button type="button" className="button danger" disabled={withdraw.pending || reason.trim().length < 3} onClick={() => submit(id)} data-testid="training-withdraw-sure">
                  {words.withdraw}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Train({ inspector, close, done }: FormProps & { inspector: Inspector }) {
  const record = useAction(RecordTrainingDocument);
  const [qualification, setQualification] = useState<Qualification | null>(null);
  const [trainedOn, setTrainedOn] = useState('');
  const [certificate, setCertificate] = useState('');
  const held = inspector.qualifications.find((one) => one.qualification === qualification);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!qualification) return;
    void record.run({ input: { inspectorId: inspector.id, qualification, trainedOn, certificate } }).then((ok) => ok && done());
  };
  return (
    <Dialog title={`${words.train} : ${inspector.name}`} close={close}>
      <Trainings inspector={inspector} done={done} />
      <form className="form" onSubmit={submit}>
        <p className="soft">{words.trainHelp}</p>
        <label>
          {words.qualification}
          <EnumSelect words={QUALIFICATIONS} value={qualification} choose={setQualification} nothing={words.chooseQualification} testId="training-qualification" />
        </label>
        {held && <p className="soft">{words.hours(held.hoursAYear)}</p>}
        <label>
          {words.trainedOn}
          <input type="date" required value={trainedOn} onChange={(event) => setTrainedOn(event.target.value)} data-testid="training-day" />
        </label>
        <label>
          {words.certificate}
          <input required maxLength={80} value={certificate} onChange={(event) => setCertificate(event.target.value)} data-testid="training-certificate" />
        </label>
        {record.problem && <Trouble problem={record.problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {frame.cancel}
          </button>
          <button type="submit" className="button primary" disabled={record.pending || !qualification} data-testid="training-save">
            {frame.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
