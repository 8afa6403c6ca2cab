/** Webhooks: where partners' machines are told what is theirs, and what became of each message. */
import {
  ApiKeysDocument,
  CreateWebhookEndpointDocument,
  formatDate,
  formatTime,
  ReplayFailedWebhooksDocument,
  ReplayWebhookDeliveryDocument,
  RotateWebhookSecretDocument,
  SendTestWebhookDocument,
  SetWebhookEndpointEnabledDocument,
  UpdateWebhookEndpointDocument,
  WebhookDeliveriesDocument,
  WebhookEndpointsDocument,
  type WebhookDeliveryRowFragment,
  type WebhookEndpointRowFragment,
  type WebhookEventType,
} from '@autovisite/graph';
import { useEffect, useState, type FormEvent } from 'react';
import { locale, useAction, useRead } from '../graph.js';
import { Boxes } from '../parts/boxes.js';
import { Dialog } from '../parts/dialog.js';
import { Loading, Trouble } from '../parts/states.js';
import { WEBHOOK_EVENTS, words } from './webhook-words.js';

/** A test's answer takes a moment, and at most so long. */
const ANSWERED_AFTER = 1500;

const moment = (at: string) => `${formatDate(at, locale)} ${formatTime(at, locale)}`;

export function Webhooks() {
  const { data, loading, problem, refresh } = useRead(WebhookEndpointsDocument, { first: 100 });
  const keys = useRead(ApiKeysDocument, { first: 100 });
  const organisations = new Map(keys.data?.apiKeys.edges.flatMap(({ node }) => (node.integrator ? [[node.integrator.id, node.integrator.displayName] as const] : [])));
  const [adding, setAdding] = useState<string | null>(null);
  const endpoints = data?.webhookEndpoints.edges ?? [];
  return (
    <section className="dossier" data-testid="webhooks">
      <h2>{words.title}</h2>
      <p className="soft">{words.lead}</p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && endpoints.length === 0 && <p className="soft">{words.none}</p>}
      <ul>
        {endpoints.map(({ node }) => (
          <Endpoint key={node.id} node={node} />
        ))}
      </ul>
      {keys.data && organisations.size === 0 && <p className="soft">{words.noOrganisation}</p>}
      {[...organisations].map(([id, name]) => (
        <button key={id} type="button" className="button" data-testid="new-webhook" onClick={() => setAdding(id)}>
          {words.add(name)}
        </button>
      ))}
      {adding && (
        <NewEndpoint
          organisationId={adding}
          close={() => {
            setAdding(null);
            refresh();
          }}
        />
      )}
    </section>
  );
}

function Endpoint({ node }: { node: WebhookEndpointRowFragment }) {
  const set = useAction(SetWebhookEndpointEnabledDocument);
  const rotate = useAction(RotateWebhookSecretDocument);
  const [secret, setSecret] = useState<string | null>(null);
  const [changing, setChanging] = useState(false);
  const enabled = !node.disabledAt;
  const problem = set.problem ?? rotate.problem;
  const change = () => void rotate.run({ input: { endpointId: node.id } }).then((done) => done && setSecret(done.rotateWebhookSecret.secret));
  return (
    <li className="row certificate" data-testid={`webhook-${node.url}`}>
      <div>
        <strong>
          {node.organisation?.displayName} · <code>{node.url}</code>
        </strong>
        <small>{node.eventTypes.map((one) => (one === 'WEBHOOK_TEST' ? words.testEvent : WEBHOOK_EVENTS[one])).join(', ')}</small>
        {node.disabledAt && (
          <p className="trouble">
            {words.disabledSince(moment(node.disabledAt))}
            {node.disabledBecause && ` (${words.reasons[node.disabledBecause]})`}
          </p>
        )}
        {enabled && node.failingSince && <p className="trouble">{words.failingSince(moment(node.failingSince))}</p>}
        {node.previousSecretSignsUntil && <small>{words.previousUntil(moment(node.previousSecretSignsUntil))}</small>}
        <div className="row-actions">
          <button type="button" className="button" data-testid="change-webhook" onClick={() => setChanging(true)}>
            {words.change}
          </button>
          <button type="button" className="button" data-testid="rotate-webhook" title={words.rotateLead} disabled={rotate.pending} onClick={change}>
            {words.rotate}
          </button>
          <button type="button" className={enabled ? 'button danger' : 'button'} data-testid="enable-webhook" disabled={set.pending} onClick={() => void set.run({ input: { endpointId: node.id, enabled: !enabled } })}>
            {enabled ? words.disable : words.enable}
          </button>
        </div>
        {problem && <Trouble problem={problem} />}
        <Deliveries endpointId={node.id} />
        {secret && <Secret secret={secret} close={() => setSecret(null)} />}
        {changing && <ChangeEndpoint node={node} close={() => setChanging(false)} />}
      </div>
    </li>
  );
}

function Deliveries({ endpointId }: { endpointId: string }) {
  const [open, setOpen] = useState(false);
  const { data, loading, problem, refresh } = useRead(WebhookDeliveriesDocument, { endpointId, first: 20 }, !open);
  const test = useAction(SendTestWebhookDocument);
  const replay = useAction(ReplayFailedWebhooksDocument);
  const [told, setTold] = useState<string | null>(null);
  const trouble = problem ?? test.problem ?? replay.problem;
  // What was just sent has an answer a moment later.
  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(refresh, ANSWERED_AFTER);
    return () => clearTimeout(timer);
  }, [told, refresh]);
  const sendTest = async () => {
    setOpen(true);
    if (!(await test.run({ input: { endpointId } }))) return;
    setTold(words.testSent);
    refresh();
  };
  const sendAgain = async () => {
    const since = new Date(Date.now() - 30 * 86_400_000).toISOString();
    const done = await replay.run({ input: { endpointId, since } });
    if (!done) return;
    setTold(words.replayed(done.replayFailedWebhooks.replayed));
    refresh();
  };
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary data-testid="webhook-deliveries">{words.deliveries}</summary>
      <div className="row-actions">
        <button type="button" className="button" data-testid="test-webhook" disabled={test.pending} onClick={() => void sendTest()}>
          {words.test}
        </button>
        <button type="button" className="button" disabled={replay.pending} onClick={() => void sendAgain()}>
          {words.replayFailed}
        </button>
        <button type="button" className="button quiet" onClick={refresh}>
          {words.refresh}
        </button>
      </div>
      <p role="status">{told}</p>
      {loading && <Loading />}
      {trouble && <Trouble problem={trouble} />}
      {data?.webhookDeliveries.edges.length === 0 && <p className="soft">{words.noDeliveries}</p>}
      <ul>
        {data?.webhookDeliveries.edges.map(({ node }) => (
          <Delivery key={node.id} node={node} sent={refresh} />
        ))}
      </ul>
    </details>
  );
}

function Delivery({ node, sent }: { node: WebhookDeliveryRowFragment; sent: () => void }) {
  const replay = useAction(ReplayWebhookDeliveryDocument);
  const event = node.eventType && (node.eventType === 'WEBHOOK_TEST' ? words.testEvent : WEBHOOK_EVENTS[node.eventType]);
  const why = [node.lastStatus, node.lastFailure && words.failures[node.lastFailure]].filter(Boolean).join(', ');
  return (
    <li className="row certificate" data-testid="webhook-delivery">
      <div>
        <span>
          {moment(node.createdAt)} · {event} · <strong>{node.state && words.states[node.state]}</strong>
        </span>
        <small>
          {words.attempts(node.attempts)}
          {why && ` (${why})`}
          {node.state === 'WAITING' && node.attempts > 0 && node.nextAttemptAt && `, ${words.next(moment(node.nextAttemptAt))}`}
        </small>
        {node.state === 'FAILED' && (
          <button type="button" className="button small" disabled={replay.pending} onClick={() => void replay.run({ input: { deliveryId: node.id } }).then((done) => done && sent())}>
            {words.replay}
          </button>
        )}
        {replay.problem && <Trouble problem={replay.problem} />}
      </div>
    </li>
  );
}

function Secret({ secret, close }: { secret: string; close: () => void }) {
  return (
    <Dialog title={words.secretTitle} close={close}>
      <p>{words.secretLead}</p>
      <input readOnly value={secret} aria-label={words.secretName} data-testid="webhook-secret" onFocus={(event) => event.target.select()} />
      <div className="dialog-actions">
        <button type="button" className="button primary" onClick={close}>
          {words.copied}
        </button>
      </div>
    </Dialog>
  );
}

function NewEndpoint({ organisationId, close }: { organisationId: string; close: () => void }) {
  const create = useAction(CreateWebhookEndpointDocument);
  const [secret, setSecret] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly WebhookEventType[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const url = String(new FormData(event.currentTarget).get('url')).trim();
    const input = { organisationId, url, eventTypes: [...chosen] };
    void create.run({ input }).then((done) => done && setSecret(done.createWebhookEndpoint.secret));
  };
  if (secret) return <Secret secret={secret} close={close} />;
  return (
    <Dialog title={words.title} close={close}>
      <form className="form" onSubmit={submit}>
        <Fields chosen={chosen} choose={setChosen} />
        {create.problem && <Trouble problem={create.problem} />}
        <Buttons name={words.create} close={close} disabled={create.pending || chosen.length === 0} />
      </form>
    </Dialog>
  );
}

function ChangeEndpoint({ node, close }: { node: WebhookEndpointRowFragment; close: () => void }) {
  const update = useAction(UpdateWebhookEndpointDocument);
  const [chosen, setChosen] = useState<readonly WebhookEventType[]>(node.eventTypes);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const url = String(new FormData(event.currentTarget).get('url')).trim();
    void update.run({ input: { endpointId: node.id, url, eventTypes: [...chosen] } }).then((done) => done && close());
  };
  return (
    <Dialog title={words.changeTitle} close={close}>
      <form className="form" onSubmit={submit}>
        <Fields url={node.url} chosen={chosen} choose={setChosen} />
        {update.problem && <Trouble problem={update.problem} />}
        <Buttons name={words.save} close={close} disabled={update.pending || chosen.length === 0} />
      </form>
    </Dialog>
  );
}

function Fields({ url, chosen, choose }: { url?: string; chosen: readonly WebhookEventType[]; choose: (chosen: readonly WebhookEventType[]) => void }) {
  return (
    <>
      <label>
        {words.url}
        <input name="url" type="url" required maxLength={2000} defaultValue={url} data-testid="webhook-url" />
      </label>
      <Boxes legend={words.told} words={WEBHOOK_EVENTS} chosen={chosen} choose={choose} />
    </>
  );
}

function Buttons({ name, close, disabled }: { name: string; close: () => void; disabled: boolean }) {
  return (
    <div className="dialog-actions">
      <button type="button" className="button" onClick={close}>
        {words.cancel}
      </button>
      <button type="submit" className="button primary" disabled={disabled} data-testid="webhook-save">
        {name}
      </button>
    </div>
  );
}
