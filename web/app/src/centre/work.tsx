/** Who works on the vehicle and who may; suspended and taken up again; how long it was at each stage. */
import { AssignInspectionDocument, InspectionWorkflowDocument, ResumeInspectionDocument, SuspendInspectionDocument, type WorkflowPartsFragment } from '@autovisite/graph';
import { useEffect, useState, type FormEvent } from 'react';
import { useAction, useRead } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Trouble } from '../parts/states.js';
import { Abandon } from './abandon.js';
import type { Inspection } from './inspection.js';
import { words } from './work-words.js';

export type Work = WorkflowPartsFragment['workflow'];

/** What is known of it; nothing where the network does not reach, or nobody answered yet. */
export function useWork({ id, version }: Pick<Inspection, 'id' | 'version'>): Work | null {
  const { data, refresh } = useRead(InspectionWorkflowDocument, { id });
  // Who is free changes with what others do: it is asked whenever this page is opened or the inspection changes.
  useEffect(refresh, [refresh, version]);
  return data?.inspection?.workflow ?? null;
}

/** Why whoever looks may not begin, go on or sign. */
export function Hindered({ work, title }: { work: Work | null; title: string }) {
  if (!work?.hindrance) return null;
  return (
    <p className="notice" role="status" data-testid="hindrance">
      {title} : {work.hindrance.message}
    </p>
  );
}

/** To whom it was given, and to whom it may be given. */
export function Given({ inspection, work }: { inspection: Inspection; work: Work | null }) {
  const assign = useAction(AssignInspectionDocument);
  if (!work?.registerKept) return null;
  const { assignedTo, candidates } = work;
  const give = (inspectorId: string | null) => void assign.run({ input: { inspectionId: inspection.id, inspectorId } });
  return (
    <div data-testid="given">
      <p>{assignedTo ? words.given(assignedTo.name) : words.givenToAll}</p>
      <div className="row-actions">
        {candidates
          .filter(({ id }) => id !== assignedTo?.id)
          .map(({ id, name, busy }) => (
            <button key={id} type="button" className="button" disabled={assign.pending} onClick={() => give(id)} data-testid={`give-${id}`}>
              {busy ? `${words.give(name)} (${words.busy})` : words.give(name)}
            </button>
          ))}
        {assignedTo && (
          <button type="button" className="button quiet" disabled={assign.pending} onClick={() => give(null)} data-testid="give-back">
            {words.giveBack}
          </button>
        )}
      </div>
      {assign.problem && <Trouble problem={assign.problem} />}
    </div>
  );
}

/** Offered while nothing measures the vehicle. */
export function Suspend({ inspection, work }: { inspection: Inspection; work: Work | null }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const suspend = useAction(SuspendInspectionDocument);
  if (!work?.maySuspend) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void suspend.run({ input: { inspectionId: inspection.id, reason: reason.trim() } }).then((done) => done && setOpen(false));
  };
  return (
    <>
      <button type="button" className="button quiet" data-testid="suspend" onClick={() => setOpen(true)}>
        {words.suspend}
      </button>
      {open && (
        <Dialog title={words.suspendTitle} close={() => setOpen(false)}>
          <p>{words.suspendHelp}</p>
          <form className="form" onSubmit={submit}>
            <label>
              {words.reason}
              <textarea rows={3} required minLength={3} maxLength={300} value={reason} data-testid="suspend-reason" onChange={(event) => setReason(event.target.value)} />
            </label>
            {suspend.problem && <Trouble problem={suspend.problem} />}
            <div className="dialog-actions">
              <button type="button" className="button" onClick={() => setOpen(false)}>
                {words.back}
              </button>
              <button type="submit" className="button primary" disabled={suspend.pending || reason.trim().length < 3} data-testid="suspend-confirm">
                {words.suspendConfirm}
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}

export function Suspended({ inspection, work }: { inspection: Inspection; work: Work | null }) {
  const resume = useAction(ResumeInspectionDocument);
  const reason = work?.stages.at(-1)?.reason;
  return (
    <section className="card-block" data-testid="suspended">
      <h2>{words.suspended}</h2>
      {reason && <p>{words.why(reason)}</p>}
      <Hindered work={work} title={words.mayNot} />
      {resume.problem && <Trouble problem={resume.problem} />}
      <div className="actions">
        {work && !work.hindrance && (
          <button type="button" className="button primary" disabled={resume.pending} data-testid="resume" onClick={() => void resume.run({ input: { inspectionId: inspection.id } })}>
            {words.resume}
          </button>
        )}
        <Abandon inspection={inspection} />
      </div>
    </section>
  );
}

/** How long it was at each stage, and by whom it is made where a register says so. */
export function Times({ work }: { work: Work | null }) {
  if (!work || work.spent.length === 0) return null;
  return (
    <section className="card-block" data-testid="times">
      <h2>{words.times}</h2>
      {work.inspector && <p className="soft">{words.by(work.inspector.name, work.inspector.approvalNumber)}</p>}
      <dl className="facts">
        {work.spent.map(({ status, seconds }) => (
          <div key={status}>
            <dt>{words.stages[status]}</dt>
            <dd>{words.minutes(Math.floor(seconds / 60))}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
