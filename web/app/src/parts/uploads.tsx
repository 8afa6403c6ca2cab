/** The photos and papers the customer sent: what became of each, and a way to remove it. */
import { DeleteDocumentDocument, formatDate, MyDocumentsDocument, type MyDocumentsQuery } from '@autovisite/graph';
import { locale, useAction, useRead } from '../graph.js';
import { words } from '../words.js';
import { FileIcon } from './icons.js';
import { Loading, Trouble } from './states.js';

type Sent = MyDocumentsQuery['documents']['edges'][number]['node'];

export function Uploads() {
  const { data, loading, problem, refresh } = useRead(MyDocumentsDocument, { first: 20 });
  const list = data?.documents.edges.map((edge) => edge.node) ?? [];
  if (data && list.length === 0) return null;
  return (
    <section className="dossier">
      <h2>{words.sent}</h2>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      <ul>
        {list.map((document) => (
          <Row key={document.id} document={document} removed={refresh} />
        ))}
      </ul>
    </section>
  );
}

function Row({ document, removed }: { document: Sent; removed: () => void }) {
  const { run, pending, problem } = useAction(DeleteDocumentDocument);
  const remove = async () => {
    if (await run({ input: { documentId: document.id } })) removed();
  };
  return (
    <li className="row certificate" data-testid={`sent-${document.id}`}>
      <FileIcon />
      <div>
        <strong>{words.sentKind[document.kind]}</strong>
        <small>
          {formatDate(document.createdAt, locale)} · {words.sentStatus[document.status]}
        </small>
        <div className="row-actions">
          <button type="button" className="button" disabled={pending} data-testid="delete-document" onClick={() => void remove()}>
            {words.delete}
          </button>
        </div>
        {problem && <Trouble problem={problem} />}
      </div>
    </li>
  );
}
