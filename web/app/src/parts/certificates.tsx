/** The registration certificates the customer confirmed: what is kept of them, and how to end that. */
import { DeleteRegistrationDocument, formatDate, MyRegistrationsDocument, WithdrawPictureDocument, type MyRegistrationsQuery } from '@autovisite/graph';
import { useState } from 'react';
import { locale, useAction, useRead } from '../graph.js';
import { words } from '../words.js';
import { Dialog } from './dialog.js';
import { FileIcon } from './icons.js';
import { Loading, Trouble } from './states.js';

type Certificate = MyRegistrationsQuery['registrations']['edges'][number]['node'];

export function Certificates() {
  const { data, loading, problem, refresh } = useRead(MyRegistrationsDocument, { first: 20 });
  const [leaving, setLeaving] = useState<Certificate | null>(null);
  const list = data?.registrations.edges.map((edge) => edge.node) ?? [];
  return (
    <section className="dossier">
      <h2>{words.certificates}</h2>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && list.length === 0 && <p className="soft">{words.noCertificates}</p>}
      <ul>
        {list.map((certificate) => (
          <li key={certificate.id}>
            <Row certificate={certificate} refresh={refresh} leave={() => setLeaving(certificate)} />
          </li>
        ))}
      </ul>
      {leaving && (
        <Leave
          certificate={leaving}
          close={() => setLeaving(null)}
          gone={() => {
            setLeaving(null);
            refresh();
          }}
        />
      )}
    </section>
  );
}

function Row({ certificate, refresh, leave }: { certificate: Certificate; refresh: () => void; leave: () => void }) {
  const { run, pending, problem } = useAction(WithdrawPictureDocument);
  const { documentId, plate, make, model, createdAt, pictureMayStay, pictureAgreedAt, dueInspection } = certificate;
  const withdraw = async () => {
    if (await run({ documentId })) refresh();
  };
  return (
    <div className="row certificate" data-testid={`certificate-${plate}`}>
      <FileIcon />
      <div>
        <strong>
          {[make, model].filter(Boolean).join(' ')} <span className="nowrap">{plate}</span>
        </strong>
        <small>
          {words.readOn} {formatDate(createdAt, locale)}
        </small>
        {dueInspection && (
          <small>
            {dueInspection.overdue ? words.wasDue : words.due} {formatDate(dueInspection.before, locale)}
          </small>
        )}
        {pictureMayStay && (
          <p>
            {words.pictureStays} {pictureAgreedAt && words.agreedOn(formatDate(pictureAgreedAt, locale))}
          </p>
        )}
        <div className="row-actions">
          {pictureMayStay && (
            <button type="button" className="button" disabled={pending} data-testid="withdraw-picture" onClick={() => void withdraw()}>
              {words.withdrawPicture}
            </button>
          )}
          <button type="button" className="button" data-testid="delete-certificate" onClick={leave}>
            {words.delete}
          </button>
        </div>
        {problem && <Trouble problem={problem} />}
      </div>
    </div>
  );
}

function Leave({ certificate, close, gone }: { certificate: Certificate; close: () => void; gone: () => void }) {
  const { run, pending, problem } = useAction(DeleteRegistrationDocument);
  // A plate is not cut at its dashes.
  const plate = (certificate.plate ?? '').replaceAll('-', '\u2011');
  const forget = async () => {
    if (await run({ documentId: certificate.documentId })) gone();
  };
  return (
    <Dialog title={`${words.deleteTitle} ${plate}`} close={close}>
      <p>{words.deleteHelp}</p>
      {problem && <Trouble problem={problem} />}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {words.keep}
        </button>
        <button type="button" className="button danger" disabled={pending} data-testid="delete-certificate-confirm" onClick={() => void forget()}>
          {words.delete}
        </button>
      </div>
    </Dialog>
  );
}
