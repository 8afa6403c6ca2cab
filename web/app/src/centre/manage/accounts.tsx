/** Organisations that pay on account at a centre: their terms, what they owe, what came. For managers. Decisions: docs/decisions/money.md */
import { AccountsOfCentresDocument, formatDate, SellerDocument, type AccountPartsFragment } from '@autovisite/graph';
import { useState } from 'react';
import { Link } from 'react-router';
import { locale, useRead } from '../../graph.js';
import { Loading, Trouble } from '../../parts/states.js';
import { addressOf, Console, type At } from '../console.js';
import { words as frame } from '../console-words.js';
import { AccountForm } from './account-form.js';
import { AccountDetails } from './account-details.js';
import { money } from './account-line.js';
import { words } from './account-words.js';

const PAGE = 20;

export default function AccountsPage() {
  return <Console place="accounts">{(at) => <Accounts key={at.centre.id} {...at} />}</Console>;
}

function Accounts({ centre, user }: At) {
  const seller = useRead(SellerDocument, { centreId: centre.id });
  const [pages, setPages] = useState<(string | null)[]>([null]);
  const [open, setOpen] = useState<AccountPartsFragment | 'new' | null>(null);
  // Read again by its name: the list is one query a page.
  const [version, setVersion] = useState(0);
  const may = Boolean(seller.data?.seller?.iban);
  return (
    <div className="column desk">
      <h1>{words.accounts}</h1>
      <p className="soft">{words.lead}</p>
      {seller.problem && <Trouble problem={seller.problem} retry={seller.refresh} />}
      {seller.data && !may && (
        <div className="notice">
          <p>{words.sellerFirst}</p>
          <Link className="button" to={`${addressOf('setUp', centre.id)}#societe`}>
            {words.toSeller}
          </Link>
        </div>
      )}
      {pages.map((after, at) => (
        <AccountsPageOf key={`${version} ${after ?? 'first'}`} centreId={centre.id} after={after} last={at === pages.length - 1} more={(next) => setPages((before) => [...before, next])} edit={may ? setOpen : null} />
      ))}
      {may && (
        <div className="dialog-actions start">
          <button type="button" className="button primary" onClick={() => setOpen('new')} data-testid="account-open">
            {words.open}
          </button>
        </div>
      )}
      {open && (
        <AccountForm
          known={open === 'new' ? null : open}
          centreId={centre.id}
          user={user}
          close={() => setOpen(null)}
          done={() => {
            setOpen(null);
            setPages([null]);
            setVersion((before) => before + 1);
          }}
        />
      )}
    </div>
  );
}

interface PageProps {
  centreId: string;
  after: string | null;
  last: boolean;
  more: (after: string) => void;
  edit: ((account: AccountPartsFragment) => void) | null;
}

function AccountsPageOf({ centreId, after, last, more, edit }: PageProps) {
  const { data, loading, problem, refresh } = useRead(AccountsOfCentresDocument, { first: PAGE, after });
  if (loading && !data) return <Loading />;
  if (!data) return problem && <Trouble problem={problem} retry={refresh} />;
  const { edges, pageInfo } = data.accounts;
  const here = edges.map((edge) => edge.node).filter((one) => one.centreId === centreId);
  const next = pageInfo.endCursor;
  return (
    <>
      {here.length === 0 && after === null && !pageInfo.hasNextPage && <p className="soft">{words.none}</p>}
      {here.map((one) => (
        <Account key={one.id} one={one} edit={edit} changed={refresh} />
      ))}
      {last && pageInfo.hasNextPage && next && (
        <button type="button" className="button" onClick={() => more(next)}>
          {frame.more}
        </button>
      )}
    </>
  );
}

function Account({ one, edit, changed }: { one: AccountPartsFragment; edit: PageProps['edit']; changed: () => void }) {
  const overdue = one.invoices.some(({ standing }) => standing?.state === 'OVERDUE');
  return (
    <section className="dossier" aria-label={one.legalName} data-testid={`account-${one.legalName}`}>
      <h2>{one.legalName}</h2>
      <p>
        {words.owes(money(one.owed), money(one.limit))} {overdue && <span className="badge major">{words.states.OVERDUE}</span>}
        <br />
        <small>
          SIREN {one.siren} · {words.terms(one.payDays, one.setByName, formatDate(one.setAt, locale))}
          {one.closedAt && <> · {words.closedSince(formatDate(one.closedAt, locale))}</>}
        </small>
      </p>
      <AccountDetails account={one} changed={changed} />
      {edit && (
        <div className="dialog-actions start">
          <button type="button" className="button" aria-label={words.editOf(one.legalName)} onClick={() => edit(one)} data-testid="account-edit">
            {words.edit}
          </button>
        </div>
      )}
    </section>
  );
}
