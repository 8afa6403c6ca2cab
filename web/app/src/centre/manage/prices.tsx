/** Prices: the network's and a centre's own, changed together, at once or from a day to come; and the poster of them. */
import { addDays, formatDate, formatMoney, parisDate, PriceHistoryDocument, PriceListDocument, PricePosterDocument, SetPricesDocument, WithdrawPricesDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { CATEGORIES, ENERGIES } from '../../booking/draft.js';
import { words as booking } from '../../booking/words.js';
import { locale, useAction, useRead } from '../../graph.js';
import { valuesOf } from '../../parts/choice.js';
import { Dialog } from '../../parts/dialog.js';
import { Loading, Trouble } from '../../parts/states.js';
import { managesNetwork } from '../../parts/roles.js';
import { Console, type At } from '../console.js';
import { words as frame } from '../console-words.js';
import { changesOf, keyOf, typedOf, type Changed, type Kind, type Listed } from './prices-rule.js';
import { words } from './words.js';

const SERVICES = valuesOf(booking.service);
/** Of every price of the list: France's. */
const CURRENCY = 'EUR';

const nameOf = ({ service, vehicleCategory, energy }: Kind) => `${booking.service[service]}, ${booking.category[vehicleCategory]}, ${booking.energy[energy]}`;
const money = (cents: number) => formatMoney(cents, CURRENCY, locale);

export default function PricesPage() {
  return <Console place="prices">{(at) => <PricesOf key={at.centre.id} {...at} />}</Console>;
}

/** Whose prices: of the centre that is open, or of all. */
function PricesOf({ centre, user }: At) {
  const network = managesNetwork(user);
  const [whole, setWhole] = useState(network);
  return (
    <div className="column desk wide-column">
      <h1>{words.prices}</h1>
      {network && (
        <div className="inline-form" role="group" aria-label={words.pricesWhose}>
          <button type="button" className="button" aria-pressed={whole} onClick={() => setWhole(true)} data-testid="prices-network">
            {words.pricesNetwork}
          </button>
          <button type="button" className="button" aria-pressed={!whole} onClick={() => setWhole(false)} data-testid="prices-centre">
            {centre.name}
          </button>
        </div>
      )}
      <Poster centreId={centre.id} name={centre.name} />
      <Prices key={whole ? 'network' : centre.id} centreId={whole ? null : centre.id} />
    </div>
  );
}

/** What has to hang at the entrance. */
function Poster({ centreId, name }: { centreId: string; name: string }) {
  const { data } = useRead(PricePosterDocument, { centreId });
  const poster = data?.centre?.pricePoster;
  return (
    <section className="dossier" aria-labelledby="poster">
      <h2 id="poster">{words.poster(name)}</h2>
      <p className="soft">{words.posterHelp}</p>
      {poster ? (
        <p>
          <a className="button" href={poster.downloadUrl} target="_blank" rel="noopener noreferrer" data-testid="poster">
            {words.posterOpen}
          </a>{' '}
          <small>{words.since(formatDate(poster.since, locale))}</small>
        </p>
      ) : (
        data && <p className="soft">{words.posterNone}</p>
      )}
    </section>
  );
}

function Prices({ centreId }: { centreId: string | null }) {
  const { data, loading, problem, refresh } = useRead(PriceListDocument, { centreId });
  const [from, setFrom] = useState('');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [asking, setAsking] = useState(false);
  const [saved, setSaved] = useState(false);
  const [history, setHistory] = useState<Kind | null>(null);
  const list = data?.priceList ?? [];
  const changes = changesOf(list, typed);
  const wrong = changes.some(({ after }) => after === null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changes.length > 0 && !wrong) setAsking(true);
  };
  const own = list.some((one) => one.centreId !== null);
  return (
    <>
      <p className="soft">{centreId === null ? words.pricesHelp : words.pricesHelpCentre}</p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && (
        <form className="form" onSubmit={submit}>
          {CATEGORIES.map((vehicleCategory) => (
            <section key={vehicleCategory} className="dossier" aria-label={booking.category[vehicleCategory]}>
              <h2>{booking.category[vehicleCategory]}</h2>
              <div className="scroll" tabIndex={0} role="region" aria-label={`${words.prices}, ${booking.category[vehicleCategory]}`}>
                <table className="lines">
                  <thead>
                    <tr>
                      <th scope="col">{booking.energyAsk}</th>
                      {SERVICES.map((service) => (
                        <th key={service} scope="col">
                          {booking.service[service]}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {ENERGIES.map((energy) => (
                      <tr key={energy}>
                        <th scope="row">{booking.energy[energy]}</th>
                        {SERVICES.map((service) => {
                          const kind = { service, vehicleCategory, energy };
                          const listed = list.find((one) => keyOf(one) === keyOf(kind));
                          return (
                            <td key={service}>
                              {listed ? (
                                <Cell
                                  listed={listed}
                                  typed={typed[keyOf(kind)]}
                                  changed={changes.find((one) => keyOf(one) === keyOf(kind))}
                                  type={(text) => {
                                    setSaved(false);
                                    setTyped((before) => ({ ...before, [keyOf(kind)]: text }));
                                  }}
                                  openHistory={() => setHistory(kind)}
                                />
                              ) : (
                                <span className="soft">{words.notOffered}</span>
                              )}
                            </td>
                          );
                        })}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          ))}
          {wrong && (
            <p className="trouble" role="alert">
              {words.priceWrong}
            </p>
          )}
          <label>
            {words.pricesFrom}
            <input type="date" min={tomorrow()} value={from} onChange={(event) => setFrom(event.target.value)} data-testid="prices-from" />
          </label>
          <p role="status">{saved && words.pricesSet}</p>
          <div className={`dialog-actions start ${changes.length > 0 ? 'sticky' : ''}`}>
            <button type="submit" className="button primary" disabled={changes.length === 0 || wrong} data-testid="prices-change">
              {changes.length === 0 ? frame.save : words.change(changes.length)}
            </button>
            {changes.length > 0 && (
              <button type="button" className="button" onClick={() => setTyped({})}>
                {words.reset}
              </button>
            )}
          </div>
        </form>
      )}
      {data && data.pricesAhead.length > 0 && (
        <section className="dossier" aria-labelledby="ahead">
          <h2 id="ahead">{words.pricesAhead}</h2>
          <ul className="stacked" data-testid="prices-ahead">
            {data.pricesAhead.map((one) => (
              <li key={`${keyOf(one)} ${one.validFrom}`}>
                {nameOf(one)} : <strong>{one.withdrawn ? words.pricesOfNetwork : money(one.price.amountCents)}</strong> {words.pricesStart(formatDate(one.validFrom, locale))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {own && centreId !== null && <Withdraw centreId={centreId} done={refresh} />}
      {asking && (
        <Confirm
          centreId={centreId}
          from={from}
          changes={changes}
          close={() => setAsking(false)}
          done={() => {
            setAsking(false);
            setTyped({});
            setSaved(true);
            refresh();
          }}
        />
      )}
      {history && <History centreId={centreId} kind={history} close={() => setHistory(null)} />}
    </>
  );
}

/** The first day that is to come, in France. */
function tomorrow(): string {
  return addDays(parisDate(new Date()), 1);
}

/** The network's prices again. */
function Withdraw({ centreId, done }: { centreId: string; done: () => void }) {
  const { run, pending, problem } = useAction(WithdrawPricesDocument);
  const withdraw = async () => {
    if (await run({ input: { centreId } })) done();
  };
  return (
    <div className="stacked">
      {problem && <Trouble problem={problem} />}
      <button type="button" className="button" disabled={pending} onClick={() => void withdraw()} data-testid="prices-withdraw">
        {words.pricesWithdraw}
      </button>
    </div>
  );
}

interface CellProps {
  listed: Listed;
  typed: string | undefined;
  changed: Changed | undefined;
  type: (text: string) => void;
  openHistory: () => void;
}

function Cell({ listed, typed, changed, type, openHistory }: CellProps) {
  return (
    <span className={changed ? 'price changed' : 'price'}>
      <input
        inputMode="decimal"
        maxLength={8}
        autoComplete="off"
        value={typed ?? typedOf(listed.price.amountCents)}
        aria-label={words.priceOf(nameOf(listed))}
        aria-invalid={changed?.after === null}
        onChange={(event) => type(event.target.value)}
        data-testid={`price-${keyOf(listed).replaceAll(' ', '-')}`}
      />
      <button type="button" className="link" aria-label={`${words.history}, ${nameOf(listed)}`} onClick={openHistory}>
        {words.history}
      </button>
    </span>
  );
}

interface ConfirmProps {
  centreId: string | null;
  /** A day to come, or nothing: at once. */
  from: string;
  changes: readonly Changed[];
  close: () => void;
  done: () => void;
}

function Confirm({ centreId, from, changes, close, done }: ConfirmProps) {
  const { run, pending, problem } = useAction(SetPricesDocument);
  const confirm = async () => {
    const prices = changes.flatMap(({ service, vehicleCategory, energy, after }) => (after === null ? [] : [{ service, vehicleCategory, energy, amountCents: after }]));
    const validFrom = from === '' ? null : from;
    if (await run({ input: { centreId, validFrom, prices } })) done();
  };
  return (
    <Dialog title={words.changeTitle} close={close}>
      <p>{from === '' ? (centreId === null ? words.changeHelp : words.changeHelpCentre) : words.changeHelpFrom(formatDate(from, locale))}</p>
      <ul className="stacked">
        {changes.map((one) => one.after !== null && <li key={keyOf(one)}>{words.becomes(nameOf(one), money(one.before), money(one.after))}</li>)}
      </ul>
      {problem && <Trouble problem={problem} />}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {frame.cancel}
        </button>
        <button type="button" className="button primary" disabled={pending} onClick={() => void confirm()} data-testid="prices-confirm">
          {words.confirm}
        </button>
      </div>
    </Dialog>
  );
}

function History({ centreId, kind, close }: { centreId: string | null; kind: Kind; close: () => void }) {
  const { data, loading, problem, refresh } = useRead(PriceHistoryDocument, { centreId, ...kind });
  return (
    <Dialog title={words.historyOf(nameOf(kind))} close={close}>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      <ol className="stacked" data-testid="price-history">
        {data?.priceHistory.map((one) => (
          <li key={one.validFrom}>
            <strong>{one.withdrawn ? words.pricesOfNetwork : money(one.price.amountCents)}</strong> {words.since(formatDate(one.validFrom, locale))}, {one.setByName ? words.setBy(one.setByName) : words.setByList}
          </li>
        ))}
      </ol>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {frame.close}
        </button>
      </div>
    </Dialog>
  );
}
