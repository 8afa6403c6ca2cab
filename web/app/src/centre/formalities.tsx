/** What the law asks for beside the result: recalls looked up by hand, contact data, the hand-over. */
import {
  formatTime,
  HandOverDocument,
  InspectionFormalitiesDocument,
  RecordOwnerContactDocument,
  RecordRecallDocument,
  type FormalitiesPartsFragment,
  type RecallAnswer,
} from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { isAway, useAction, useRead } from '../graph.js';
import { EnumSelect } from '../parts/choice.js';
import { Trouble } from '../parts/states.js';
import type { Inspection } from './inspection.js';
import { words as offline } from './offline/words.js';
import { RECALLS } from './words.js';

export function Formalities({ inspection }: { inspection: Inspection }) {
  const { data, problem, refresh } = useRead(InspectionFormalitiesDocument, { id: inspection.id });
  const known = data?.inspection;
  if (isAway(problem) && !known) return <p className="soft">{offline.needsNetwork.formalities}</p>;
  if (problem && !known) return <Trouble problem={problem} retry={refresh} />;
  if (!known) return null;
  const open = inspection.status === 'CHECKED_IN' || inspection.status === 'IN_PROGRESS';
  const unsigned = open || inspection.status === 'COMPLETED';
  return (
    <section className="card-block" data-testid="formalities">
      <h2>Formalités</h2>
      {open && known.formalities.otcByHand && <ByHand inspection={inspection} known={known} changed={refresh} />}
      {known.formalities.recall && <p data-testid="recall-known">Rappels graves : {RECALLS[known.formalities.recall.answer]}.</p>}
      {known.remarks.map((remark) => (
        <p key={remark} className="soft">
          {remark}
        </p>
      ))}
      {unsigned && <OwnerContact inspection={inspection} known={known} changed={refresh} />}
      {inspection.status === 'SIGNED' && <HandBack inspection={inspection} known={known} changed={refresh} />}
    </section>
  );
}

interface PartProps {
  inspection: Inspection;
  known: FormalitiesPartsFragment;
  changed: () => void;
}

const NAMED: readonly RecallAnswer[] = ['OUTSTANDING', 'STOP_DRIVING'];

function ByHand({ inspection, changed }: PartProps) {
  const record = useAction(RecordRecallDocument);
  const [answer, setAnswer] = useState<RecallAnswer | null>(null);
  const [code, setCode] = useState('');
  const [wording, setWording] = useState('');
  const named = answer !== null && NAMED.includes(answer);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!answer) return;
    const input = { inspectionId: inspection.id, answer, ...(named ? { code: code.trim(), wording: wording.trim() } : {}) };
    void record.run({ input }).then((done) => done && changed());
  };
  return (
    <form className="form" onSubmit={submit}>
      <p>Consultez les rappels graves de ce véhicule auprès de l’OTC, puis notez la réponse. Sans réponse notée, le procès-verbal renvoie à HistoVec.</p>
      <label>
        Rappels graves
        <EnumSelect words={RECALLS} value={answer} choose={setAnswer} nothing="Choisissez la réponse" testId="recall-answer" />
      </label>
      {named && (
        <>
          <label>
            Code du rappel
            <input required maxLength={60} value={code} data-testid="recall-code" onChange={(event) => setCode(event.target.value)} />
          </label>
          <label>
            Libellé du constructeur
            <input required maxLength={200} value={wording} data-testid="recall-wording" onChange={(event) => setWording(event.target.value)} />
          </label>
        </>
      )}
      {record.problem && <Trouble problem={record.problem} />}
      <button type="submit" className="button" disabled={record.pending || !answer} data-testid="recall-record">
        Noter la réponse
      </button>
    </form>
  );
}

const FIELDS = [
  ['lastName', 'Nom'],
  ['firstNames', 'Prénoms'],
  ['address', 'Adresse postale'],
  ['email', 'Adresse e-mail'],
  ['landline', 'Téléphone fixe'],
  ['mobile', 'Téléphone mobile'],
] as const;

function OwnerContact({ inspection, known, changed }: PartProps) {
  const record = useAction(RecordOwnerContactDocument);
  const [given, setGiven] = useState<Partial<Record<(typeof FIELDS)[number][0], string>>>({});
  const asked = known.formalities.ownerContactAskedAt;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void record.run({ input: { inspectionId: inspection.id, ...given } }).then((done) => done && changed());
  };
  return (
    <form className="form" onSubmit={submit}>
      <p>
        Demandez au titulaire ou au locataire ses coordonnées, pour les rappels graves du constructeur. Il n’est pas tenu de répondre.
        {known.formalities.otcByHand && ' Transmettez-les à l’OTC à la main : ce logiciel ne les garde pas.'}
      </p>
      {!known.formalities.otcByHand &&
        FIELDS.map(([field, label]) => (
          <label key={field}>
            {label}
            <input maxLength={200} value={given[field] ?? ''} data-testid={`owner-${field}`} onChange={(event) => setGiven({ ...given, [field]: event.target.value })} />
          </label>
        ))}
      {record.problem && <Trouble problem={record.problem} />}
      <button type="submit" className="button" disabled={record.pending} data-testid="owner-asked">
        {asked ? 'Noter de nouveau' : 'Coordonnées demandées'}
      </button>
      {asked && <p className="soft">Demandées à {formatTime(asked)}.</p>}
    </form>
  );
}

function HandBack({ inspection, known, changed }: PartProps) {
  const hand = useAction(HandOverDocument);
  const { handedOverAt, handOverFrom, transmission, otcByHand } = known.formalities;
  return (
    <>
      {handedOverAt ? (
        <p>Véhicule rendu à {formatTime(handedOverAt)}.</p>
      ) : (
        <button
          type="button"
          className="button"
          disabled={hand.pending}
          data-testid="hand-over"
          onClick={() => void hand.run({ input: { inspectionId: inspection.id } }).then((done) => done && changed())}
        >
          Véhicule rendu
        </button>
      )}
      {!handedOverAt && handOverFrom && <p className="soft">À partir de {formatTime(handOverFrom)}, une minute après la signature.</p>}
      {hand.problem && <Trouble problem={hand.problem} />}
      {transmission?.receipt && <p className="soft">Résultat reçu par l’OTC : {transmission.receipt}.</p>}
      {!transmission?.receipt && <p className="soft">{otcByHand ? 'Résultat à transmettre à l’OTC à la main : aucune adresse n’est réglée.' : 'Résultat en route vers l’OTC.'}</p>}
    </>
  );
}
