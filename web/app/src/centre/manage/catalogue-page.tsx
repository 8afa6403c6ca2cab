/** Rows of the catalogue of defects that wait for somebody who has read them in the official text. */
import { ApproveCatalogueRowDocument, CatalogueRowsDocument, type CatalogueRowsQuery } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction, useRead } from '../../graph.js';
import { Dialog } from '../../parts/dialog.js';
import { Loading, Trouble } from '../../parts/states.js';
import { Console } from '../console.js';
import { words as frame } from '../console-words.js';
import { words } from './words.js';

type Row = CatalogueRowsQuery['catalogueRowsToApprove'][number];

/** So many rows are shown at once. */
const SHOWN = 50;
const SOURCE = { shortest: 10, longest: 200 };

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

export default function CataloguePage() {
  return <Console place="catalogue">{() => <Catalogue />}</Console>;
}

function Catalogue() {
  const { data, loading, problem, refresh } = useRead(CatalogueRowsDocument, {});
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(SHOWN);
  const [open, setOpen] = useState<Row | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const rows = data?.catalogueRowsToApprove ?? [];
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  const found = rows.filter(({ code, label }) => wanted.every((word) => plain(`${code} ${label}`).includes(word)));
  return (
    <div className="column desk">
      <h1>{words.catalogue}</h1>
      <p className="soft">{words.catalogueHelp}</p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && rows.length === 0 && <p>{words.catalogueNone}</p>}
      {rows.length > 0 && (
        <form role="search" className="form" onSubmit={(event) => event.preventDefault()}>
          <label>
            {words.filter}
            <input type="search" value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} data-testid="catalogue-filter" />
          </label>
        </form>
      )}
      <p role="status">{said}</p>
      {rows.length > 0 && found.length === 0 && <p className="soft">{frame.nothing}</p>}
      <ul className="choices">
        {found.slice(0, shown).map((row) => (
          <li key={row.code} className="row found" data-testid={`row-${row.code}`}>
            <span>
              <strong>
                {row.code} · {words.levels[row.level]}
              </strong>
              <span lang="fr">{row.label}</span>
              {row.toVerify && <small>{words.toVerify}</small>}
            </span>
            <button type="button" className="button" aria-label={words.approveTitle(row.code)} onClick={() => setOpen(row)} data-testid="approve">
              {words.approve}
            </button>
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + SHOWN)}>
          {frame.more}
        </button>
      )}
      {open && (
        <Approve
          row={open}
          close={() => setOpen(null)}
          done={() => {
            setSaid(words.approved(open.code));
            setOpen(null);
            refresh();
          }}
        />
      )}
    </div>
  );
}

function Approve({ row, close, done }: { row: Row; close: () => void; done: () => void }) {
  const { run, pending, problem } = useAction(ApproveCatalogueRowDocument);
  const [source, setSource] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await run({ input: { code: row.code, source: source.trim() } })) done();
  };
  return (
    <Dialog title={words.approveTitle(row.code)} close={close}>
      <p lang="fr">
        <strong>{row.label}</strong>
      </p>
      <p>{words.approveHelp}</p>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <label>
          {words.source}
          <input required minLength={SOURCE.shortest} maxLength={SOURCE.longest} value={source} aria-describedby="source-help" onChange={(event) => setSource(event.target.value)} data-testid="approve-source" />
          <small id="source-help">{words.sourceHelp}</small>
        </label>
        {problem && <Trouble problem={problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {frame.cancel}
          </button>
          <button type="submit" className="button primary" disabled={pending || source.trim().length < SOURCE.shortest} data-testid="approve-confirm">
            {words.approveConfirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
