/** The defects that a measurement proposes: the inspector follows them, or says why not. */
import { AcceptProposalDocument, DeclineProposalDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction } from '../graph.js';
import { Trouble } from '../parts/states.js';
import { LevelBadge } from '../parts/verdict.js';
import { GRADES, limitInWords, valueInWords, type Proposal, type VehicleMeasurement } from './measuring-words.js';

export interface ProposalsProps {
  inspectionId: string;
  measurement: VehicleMeasurement;
  placeName: (code: string) => string;
  changed: () => void;
}

export function Proposals({ inspectionId, measurement, placeName, changed }: ProposalsProps) {
  if (measurement.proposals.length === 0) return null;
  return (
    <ul className="recorded" data-testid={`proposals-${measurement.kind}`}>
      {measurement.proposals.map((proposal) => (
        <One
          key={`${proposal.code}-${proposal.place ?? ''}`}
          inspectionId={inspectionId}
          measurementId={measurement.id}
          proposal={proposal}
          placeName={placeName}
          changed={changed}
        />
      ))}
    </ul>
  );
}

interface OneProps {
  inspectionId: string;
  measurementId: string;
  proposal: Proposal;
  placeName: (code: string) => string;
  changed: () => void;
}

function One({ inspectionId, measurementId, proposal, placeName, changed }: OneProps) {
  const accept = useAction(AcceptProposalDocument);
  const decline = useAction(DeclineProposalDocument);
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const { code, place, recorded, declinedReason, declinedBy } = proposal;
  const which = { inspectionId, measurementId, code, place };
  const problem = accept.problem ?? decline.problem;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void decline.run({ input: { ...which, reason } }).then((done) => {
      if (!done) return;
      setDeclining(false);
      changed();
    });
  };
  return (
    <li data-testid={`proposal-${code}`}>
      <LevelBadge level={proposal.level} />
      <span>
        {proposal.label}
        <small>
          {[code, place && placeName(place), `${valueInWords(proposal.value, proposal.unit)} (${limitInWords(proposal)})`].filter(Boolean).join(' · ')}
          {GRADES[proposal.grade] && <em className="to-verify">{GRADES[proposal.grade]}</em>}
        </small>
        <small>{proposal.source}</small>
        {recorded && <small>Relevée.</small>}
        {declinedReason && (
          <small>
            Non suivie par {declinedBy} : {declinedReason}
          </small>
        )}
        {declining && (
          <form className="form" onSubmit={submit}>
            <label>
              Pourquoi ne pas la relever ?
              <input required minLength={3} maxLength={500} value={reason} data-testid={`reason-${code}`} onChange={(event) => setReason(event.target.value)} />
            </label>
            <button type="submit" className="button" disabled={decline.pending} data-testid={`decline-${code}`}>
              Ne pas relever
            </button>
          </form>
        )}
        {problem && <Trouble problem={problem} />}
      </span>
      {!recorded && (
        <span className="actions">
          <button
            type="button"
            className="button primary"
            disabled={accept.pending}
            data-testid={`accept-${code}`}
            onClick={() => void accept.run({ input: which }).then((done) => done && changed())}
          >
            Relever
          </button>
          {!declining && !declinedReason && (
            <button type="button" className="link" data-testid={`depart-${code}`} onClick={() => setDeclining(true)}>
              Ne pas suivre
            </button>
          )}
        </span>
      )}
    </li>
  );
}
