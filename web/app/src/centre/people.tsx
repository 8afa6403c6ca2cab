/** Who may do what: the people of a centre, keys of third parties, roles of accounts in the network. */
import {
  AccountsDocument,
  ApiKeysDocument,
  CreateApiKeyDocument,
  formatDate,
  ResetSecondFactorDocument,
  RevokeApiKeyDocument,
  SetRolesDocument,
  type AccountsQuery,
  type ApiKeyRowFragment,
  type ApiScope,
} from '@autovisite/graph';
import { useDeferredValue, useState, type FormEvent } from 'react';
import { locale, useAction, useRead, useSession } from '../graph.js';
import { Boxes } from '../parts/boxes.js';
import { Dialog } from '../parts/dialog.js';
import { manages } from '../parts/roles.js';
import { Loading, Trouble } from '../parts/states.js';
import { Console } from './console.js';
import { words } from './people-words.js';
import { Shut, Team } from './team.js';
import { Webhooks } from './webhooks.js';

export const SCOPES = words.scopes;
export const ROLES = words.roles;

export default function PeoplePage() {
  const user = useSession()?.user;
  const network = user?.networkRoles ?? [];
  const isAdmin = network.includes('ADMIN');
  return (
    <Console place="access">
      {({ centre }) => (
      <div className="column">
        <h1>{words.title}</h1>
        {manages(user, centre.id) && <Team key={centre.id} centreId={centre.id} name={centre.name} />}
        {(isAdmin || network.includes('MANAGER')) && <Keys />}
        {(isAdmin || network.includes('MANAGER')) && <Webhooks />}
        {isAdmin && <Accounts />}
      </div>
      )}
    </Console>
  );
}

function Keys() {
  const { data, loading, problem, refresh } = useRead(ApiKeysDocument, { first: 100 });
  const [making, setMaking] = useState(false);
  return (
    <section className="dossier">
      <h2>{words.keys}</h2>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      <ul>
        {data?.apiKeys.edges.map(({ node }) => (
          <Key key={node.id} node={node} />
        ))}
      </ul>
      <button type="button" className="button primary" data-testid="new-key" onClick={() => setMaking(true)}>
        {words.newKey}
      </button>
      {making && (
        <NewKey
          close={() => {
            setMaking(false);
            refresh();
          }}
        />
      )}
    </section>
  );
}

function Key({ node }: { node: ApiKeyRowFragment }) {
  const revoke = useAction(RevokeApiKeyDocument);
  return (
    <li className="row certificate" data-testid={`key-${node.prefix}`}>
      <div>
        <strong>
          {node.integrator?.displayName} · {node.name}
        </strong>
        <small>
          <code>{node.prefix}…</code> {node.scopes.map((scope) => SCOPES[scope]).join(', ')}. {words.rate(node.requestsPerMinute)}
        </small>
        <small>
          {node.lastUsedOn ? words.used(formatDate(node.lastUsedOn, locale)) : words.neverUsed}
          {node.expiresAt && words.ends(formatDate(node.expiresAt, locale))}
        </small>
        {node.revokedAt ? (
          <small>{words.revoked(formatDate(node.revokedAt, locale))}</small>
        ) : (
          <div className="row-actions">
            <button type="button" className="button danger" disabled={revoke.pending} data-testid="revoke-key" onClick={() => void revoke.run({ input: { keyId: node.id } })}>
              {words.revoke}
            </button>
          </div>
        )}
        {revoke.problem && <Trouble problem={revoke.problem} />}
      </div>
    </li>
  );
}

function NewKey({ close }: { close: () => void }) {
  const create = useAction(CreateApiKeyDocument);
  const [secret, setSecret] = useState<string | null>(null);
  const [scopes, setScopes] = useState<readonly ApiScope[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const value = (name: string) => String(data.get(name)).trim();
    const input = { organisation: value('organisation'), email: value('email'), name: value('name'), scopes: [...scopes] };
    void create.run({ input }).then((done) => done && setSecret(done.createApiKey.secret));
  };
  if (secret) {
    return (
      <Dialog title={words.secretTitle} close={close}>
        <p>{words.secretHelp}</p>
        <input readOnly value={secret} aria-label={words.secret} data-testid="key-secret" onFocus={(event) => event.target.select()} />
        <div className="dialog-actions">
          <button type="button" className="button primary" onClick={close}>
            {words.copied}
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={words.newKey} close={close}>
      <form className="form" onSubmit={submit}>
        <label>
          {words.organisation}
          <input name="organisation" required maxLength={100} data-testid="key-organisation" />
        </label>
        <label>
          {words.organisationEmail}
          <input name="email" type="email" required data-testid="key-email" />
        </label>
        <label>
          {words.purpose}
          <input name="name" required maxLength={100} data-testid="key-name" />
        </label>
        <Boxes legend={words.allows} words={SCOPES} chosen={scopes} choose={setScopes} />
        {create.problem && <Trouble problem={create.problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {words.cancel}
          </button>
          <button type="submit" className="button primary" disabled={create.pending || scopes.length === 0} data-testid="key-create">
            {words.create}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Accounts() {
  const [search, setSearch] = useState('');
  const settled = useDeferredValue(search.trim());
  const { data, loading, problem, refresh } = useRead(AccountsDocument, { search: settled || null, first: 50 });
  return (
    <section className="dossier">
      <h2>{words.accounts}</h2>
      <label className="inline">
        {words.search}
        <input type="search" value={search} data-testid="account-search" onChange={(event) => setSearch(event.target.value)} />
      </label>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      <ul>
        {data?.users.edges.map(({ node }) => (
          <Account key={node.id} account={node} />
        ))}
      </ul>
    </section>
  );
}

function Account({ account }: { account: AccountsQuery['users']['edges'][number]['node'] }) {
  const set = useAction(SetRolesDocument);
  const given = account.networkRoles.filter((role) => role !== 'GUEST');
  return (
    <li className="row certificate" data-testid={`account-${account.email}`}>
      <div>
        <strong>{account.displayName}</strong>
        <small>{account.email}</small>
        <Boxes legend={words.rolesEverywhere} words={ROLES} chosen={given} choose={(roles) => void set.run({ input: { userId: account.id, roles: [...roles] } })} />
        {set.problem && <Trouble problem={set.problem} />}
        <Shut account={account} />
        <LostSecondFactor id={account.id} />
      </div>
    </li>
  );
}

/** For whoever lost the telephone and the recovery codes, and asked in person. */
function LostSecondFactor({ id }: { id: string }) {
  const reset = useAction(ResetSecondFactorDocument);
  const [done, setDone] = useState(false);
  const take = async () => {
    if (await reset.run({ input: { userId: id } })) setDone(true);
  };
  if (done) return <p role="status">{words.factorTaken}</p>;
  return (
    <>
      <button type="button" className="button small" disabled={reset.pending} onClick={() => void take()} data-testid="second-reset">
        {words.factorLost}
      </button>
      {reset.problem && <Trouble problem={reset.problem} />}
    </>
  );
}
