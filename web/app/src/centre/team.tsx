/** The people of a centre: invited, given roles, shut out; by its managers. */
import { CentrePeopleDocument, InviteStaffDocument, SetAccountDisabledDocument, SetCentreRolesDocument, type CentrePeopleQuery, type CentreRole } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction, useRead, useSession } from '../graph.js';
import { Boxes } from '../parts/boxes.js';
import { Dialog } from '../parts/dialog.js';
import { Loading, Trouble } from '../parts/states.js';
import { words } from './people-words.js';

export const CENTRE_ROLES = words.centreRoles;

type Person = CentrePeopleQuery['centrePeople']['edges'][number]['node'];

export function Team({ centreId, name }: { centreId: string; name: string }) {
  const { data, loading, problem, refresh } = useRead(CentrePeopleDocument, { centreId });
  const [inviting, setInviting] = useState(false);
  const people = data?.centrePeople.edges ?? [];
  return (
    <section className="dossier">
      <h2>{words.team(name)}</h2>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && people.length === 0 && <p className="soft">{words.nobody(name)}</p>}
      <ul>
        {people.map(({ node }) => (
          <Member key={node.id} person={node} centreId={centreId} />
        ))}
      </ul>
      <button type="button" className="button primary" data-testid="invite" onClick={() => setInviting(true)}>
        {words.invite}
      </button>
      {inviting && (
        <Invite
          centreId={centreId}
          name={name}
          close={() => {
            setInviting(false);
            refresh();
          }}
        />
      )}
    </section>
  );
}

function Member({ person, centreId }: { person: Person; centreId: string }) {
  const set = useAction(SetCentreRolesDocument);
  const given = person.memberships.filter((one) => one.centreId === centreId).map((one) => one.role);
  return (
    <li className="row certificate" data-testid={`member-${person.email}`}>
      <div>
        <strong>{person.displayName}</strong>
        <small>{person.email}</small>
        <Boxes legend={words.rolesHere} words={CENTRE_ROLES} chosen={given} choose={(roles) => void set.run({ input: { userId: person.id, centreId, roles: [...roles] } })} />
        {set.problem && <Trouble problem={set.problem} />}
        <Shut account={person} />
      </div>
    </li>
  );
}

/** Shuts an account out, or lets it in again. */
export function Shut({ account }: { account: { id: string; disabled: boolean } }) {
  const shut = useAction(SetAccountDisabledDocument);
  const self = useSession()?.user.id === account.id;
  if (self) return null;
  return (
    <>
      <div className="row-actions">
        <button
          type="button"
          className={account.disabled ? 'button' : 'button danger'}
          disabled={shut.pending}
          data-testid="shut"
          onClick={() => void shut.run({ input: { userId: account.id, disabled: !account.disabled } })}
        >
          {account.disabled ? words.open : words.shut}
        </button>
      </div>
      {shut.problem && <Trouble problem={shut.problem} />}
    </>
  );
}

function Invite({ centreId, name, close }: { centreId: string; name: string; close: () => void }) {
  const invite = useAction(InviteStaffDocument);
  const [roles, setRoles] = useState<readonly CentreRole[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const value = (field: string) => String(data.get(field)).trim();
    const input = { email: value('email'), displayName: value('name'), centreId, roles: [...roles] };
    void invite.run({ input }).then((done) => done && close());
  };
  return (
    <Dialog title={words.inviteTo(name)} close={close}>
      <form className="form" onSubmit={submit}>
        <p className="soft">{words.inviteHelp}</p>
        <label>
          {words.name}
          <input name="name" required maxLength={100} data-testid="invite-name" />
        </label>
        <label>
          {words.email}
          <input name="email" type="email" required data-testid="invite-email" />
        </label>
        <Boxes legend={words.rolesHere} words={CENTRE_ROLES} chosen={roles} choose={setRoles} />
        {invite.problem && <Trouble problem={invite.problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {words.cancel}
          </button>
          <button type="submit" className="button primary" disabled={invite.pending || roles.length === 0} data-testid="invite-send">
            {words.send}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
