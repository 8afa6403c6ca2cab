/** A centre's instruments and their calibrations: what may measure, and until when. */
import {
  CentreInstrumentsDocument,
  formatDate,
  RecordCalibrationDocument,
  RegisterInstrumentDocument,
  RetireInstrumentDocument,
  type InstrumentKind,
  type InstrumentPartsFragment,
} from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction, useRead } from '../../graph.js';
import { EnumSelect } from '../../parts/choice.js';
import { Dialog } from '../../parts/dialog.js';
import { Trouble } from '../../parts/states.js';
import { words as frame } from '../console-words.js';
import { INSTRUMENT_KINDS, words } from './instrument-words.js';

/** How far the calibration of an instrument goes, in words. */
function standing({ calibratedEvery, calibratedUntil, usable }: InstrumentPartsFragment): string {
  if (calibratedEvery === null) return words.free;
  return usable && calibratedUntil ? words.until(formatDate(calibratedUntil)) : words.over;
}

export function InstrumentsPart({ centreId }: { centreId: string }) {
  const { data, problem, refresh } = useRead(CentreInstrumentsDocument, { id: centreId });
  const [open, setOpen] = useState<InstrumentPartsFragment | 'new' | null>(null);
  const done = () => {
    setOpen(null);
    refresh();
  };
  return (
    <section className="dossier" id="appareils" aria-labelledby="instruments-title">
      <h2 id="instruments-title">{words.title}</h2>
      <p className="soft">{words.help}</p>
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data?.instruments.length === 0 && <p>{words.none}</p>}
      <ul>
        {data?.instruments.map((instrument) => (
          <li key={instrument.id} className="row" data-testid={`instrument-${instrument.serialNumber}`}>
            <span>
              <strong>
                {instrument.name} n° {instrument.serialNumber}
              </strong>
              <small>{[INSTRUMENT_KINDS[instrument.kind], instrument.address && words.linked].filter(Boolean).join(', ')}</small>
              <small>{standing(instrument)}</small>
            </span>
            <button type="button" className="button" aria-label={`${words.calibrate} : ${instrument.name}`} onClick={() => setOpen(instrument)} data-testid="instrument-open">
              {words.calibrate}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={() => setOpen('new')} data-testid="instrument-add">
        {words.add}
      </button>
      {open === 'new' && <Register centreId={centreId} close={() => setOpen(null)} done={done} />}
      {open !== null && open !== 'new' && <Calibrate instrument={open} close={() => setOpen(null)} done={done} />}
    </section>
  );
}

function Register({ centreId, close, done }: { centreId: string; close: () => void; done: () => void }) {
  const register = useAction(RegisterInstrumentDocument);
  const [kind, setKind] = useState<InstrumentKind | null>(null);
  const [name, setName] = useState('');
  const [serialNumber, setSerialNumber] = useState('');
  const [address, setAddress] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!kind) return;
    const input = { centreId, kind, name, serialNumber, address: address.trim() || null };
    void register.run({ input }).then((ok) => ok && done());
  };
  return (
    <Dialog title={words.add} close={close}>
      <form className="form" onSubmit={submit}>
        <label>
          {words.kind}
          <EnumSelect words={INSTRUMENT_KINDS} value={kind} choose={setKind} nothing={words.choose} testId="instrument-kind" />
        </label>
        <label>
          {words.name}
          <input required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} data-testid="instrument-name" />
        </label>
        <label>
          {words.serialNumber}
          <input required maxLength={80} value={serialNumber} onChange={(event) => setSerialNumber(event.target.value)} data-testid="instrument-serial" />
        </label>
        <label>
          {words.address}
          <input maxLength={100} value={address} onChange={(event) => setAddress(event.target.value)} data-testid="instrument-address" />
        </label>
        {register.problem && <Trouble problem={register.problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {frame.cancel}
          </button>
          <button type="submit" className="button primary" disabled={register.pending || !kind} data-testid="instrument-save">
            {frame.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Calibrate({ instrument, close, done }: { instrument: InstrumentPartsFragment; close: () => void; done: () => void }) {
  const record = useAction(RecordCalibrationDocument);
  const retire = useAction(RetireInstrumentDocument);
  const [calibratedOn, setCalibratedOn] = useState('');
  const [validUntil, setValidUntil] = useState('');
  const [certificate, setCertificate] = useState('');
  const [retiring, setRetiring] = useState(false);
  const problem = record.problem ?? retire.problem;
  const instrumentId = instrument.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void record.run({ input: { instrumentId, calibratedOn, validUntil, certificate } }).then((ok) => ok && done());
  };
  return (
    <Dialog title={instrument.name} close={close}>
      <form className="form" onSubmit={submit}>
        {instrument.calibratedEvery !== null && <p className="soft">{words.every(instrument.calibratedEvery ?? 0)}</p>}
        <label>
          {words.calibratedOn}
          <input type="date" required value={calibratedOn} onChange={(event) => setCalibratedOn(event.target.value)} data-testid="calibrated-on" />
        </label>
        <label>
          {words.validUntil}
          <input type="date" required value={validUntil} onChange={(event) => setValidUntil(event.target.value)} data-testid="calibrated-until" />
        </label>
        <label>
          {words.certificate}
          <input required maxLength={80} value={certificate} onChange={(event) => setCertificate(event.target.value)} data-testid="calibration-certificate" />
        </label>
        {retiring && <p>{words.retireHelp(instrument.name)}</p>}
        {problem && <Trouble problem={problem} />}
        <div className="dialog-actions">
          <button
            type="button"
            className="button danger"
            disabled={retire.pending}
            onClick={() => (retiring ? void retire.run({ input: { instrumentId } }).then((ok) => ok && done()) : setRetiring(true))}
            data-testid="instrument-retire"
          >
            {words.retire}
          </button>
          <button type="button" className="button" onClick={close}>
            {frame.cancel}
          </button>
          <button type="submit" className="button primary" disabled={record.pending} data-testid="calibration-save">
            {frame.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
