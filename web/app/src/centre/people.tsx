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
  type Role,
} from '@autovisite/graph';
import { useDeferredValue, useState, type FormEvent } from 'react';
import { useAction, useRead, useSession } from '../graph.js';
import { Boxes } from '../parts/boxes.js';
import type { Words } from '../parts/choice.js';
import { Dialog } from '../parts/dialog.js';
import { manages } from '../parts/roles.js';
import { Loading, Trouble } from '../parts/states.js';
import { Console } from './console.js';
import { Shut, Team } from './team.js';
import { Webhooks } from './webhooks.js';

export const SCOPES: Words<ApiScope> = {
  APPOINTMENTS_READ: 'Voir ses rendez-vous',
  APPOINTMENTS_WRITE: 'Réserver, déplacer, annuler',
  VEHICLES_READ: 'Voir ses véhicules',
  REPORTS_READ: 'Voir les résultats, avec l’accord du titulaire',
  DOCUMENTS_PARSE: 'Faire lire des cartes grises',
};

/** The roles that are given to people; the others come by themselves. */
export const ROLES: Words<Exclude<Role, 'GUEST' | 'INTEGRATOR'>> = {
  CUSTOMER: 'Client',
  RECEPTIONIST: 'Accueil',
  INSPECTOR: 'Contrôleur',
  MANAGER: 'Responsable',
  ADMIN: 'Administrateur',
};

export default function PeoplePage() {
  const user = useSession()?.user;
  const network = user?.networkRoles ?? [];
  const isAdmin = network.includes('ADMIN');
  return (
    <Console place="access">
      {({ centre }) => (
      <div className="column">
        <h1>Accès</h1>
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
      <h2>Clés des partenaires</h2>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      <ul>
        {data?.apiKeys.edges.map(({ node }) => (
          <Key key={node.id} node={node} />
        ))}
      </ul>
      <button type="button" className="button primary" data-testid="new-key" onClick={() => setMaking(true)}>
        Créer une clé
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
          <code>{node.prefix}…</code> {node.scopes.map((scope) => SCOPES[scope]).join(', ')}. {node.requestsPerMinute} requêtes par minute.
        </small>
        <small>
          {node.lastUsedOn ? `Utilisée le ${formatDate(node.lastUsedOn)}` : 'Jamais utilisée'}
          {node.expiresAt && `, finit le ${formatDate(node.expiresAt)}`}
        </small>
        {node.revokedAt ? (
          <small>Révoquée le {formatDate(node.revokedAt)}</small>
        ) : (
          <div className="row-actions">
            <button type="button" className="button danger" disabled={revoke.pending} data-testid="revoke-key" onClick={() => void revoke.run({ input: { keyId: node.id } })}>
              Révoquer
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
      <Dialog title="La clé, à copier maintenant" close={close}>
        <p>Elle ne sera plus affichée. Transmettez-la au partenaire par un moyen sûr.</p>
        <input readOnly value={secret} aria-label="La clé" data-testid="key-secret" onFocus={(event) => event.target.select()} />
        <div className="dialog-actions">
          <button type="button" className="button primary" onClick={close}>
            C’est copié
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title="Créer une clé" close={close}>
      <form className="form" onSubmit={submit}>
        <label>
          Organisation
          <input name="organisation" required maxLength={100} data-testid="key-organisation" />
        </label>
        <label>
          Adresse e-mail de l’organisation
          <input name="email" type="email" required data-testid="key-email" />
        </label>
        <label>
          À quoi sert la clé
          <input name="name" required maxLength={100} data-testid="key-name" />
        </label>
        <Boxes legend="Elle permet de" words={SCOPES} chosen={scopes} choose={setScopes} />
        {create.problem && <Trouble problem={create.problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            Annuler
          </button>
          <button type="submit" className="button primary" disabled={create.pending || scopes.length === 0} data-testid="key-create">
            Créer
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
      <h2>Comptes et rôles</h2>
      <label className="inline">
        Chercher
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
        <Boxes legend="Rôles dans tout le réseau" words={ROLES} chosen={given} choose={(roles) => void set.run({ input: { userId: account.id, roles: [...roles] } })} />
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
  if (done) return <p role="status">Double authentification retirée : ses connexions sont fermées.</p>;
  return (
    <>
      <button type="button" className="button small" disabled={reset.pending} onClick={() => void take()} data-testid="second-reset">
        Retirer une double authentification perdue
      </button>
      {reset.problem && <Trouble problem={reset.problem} />}
    </>
  );
}
