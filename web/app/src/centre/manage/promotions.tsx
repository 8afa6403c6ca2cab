/** Codes and vouchers: given out, watched, withdrawn. For managers. */
import { addDays, CreatePromotionDocument, formatDate, formatMoney, parisDate, PromotionsDocument, WithdrawPromotionDocument, type CreatePromotionInput, type PromotionPartsFragment, type ServiceKind } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { words as booking } from '../../booking/words.js';
import { locale, useAction, useRead } from '../../graph.js';
import { EnumSelect } from '../../parts/choice.js';
import { Dialog } from '../../parts/dialog.js';
import { managesNetwork } from '../../parts/roles.js';
import { Loading, Trouble } from '../../parts/states.js';
import type { At } from '../console.js';
import { words as frame } from '../console-words.js';
import { SERVICE_KINDS } from '../desk/book.js';
import { centsOf } from '../desk/cash.js';
import { words } from './words.js';

const PAGE = 50;
/** Of every price: France's. */
const CURRENCY = 'EUR';
const LASTS_DAYS = 30;

export function Promotions({ centre, user }: At) {
  const { data, loading, problem, refresh } = useRead(PromotionsDocument, { first: PAGE, after: null });
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState('');
  const codes = data?.promotions.edges.map((edge) => edge.node) ?? [];
  return (
    <section className="dossier" aria-labelledby="codes">
      <h2 id="codes">{words.codes}</h2>
      <p className="soft">{words.codesHelp}</p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && codes.length === 0 && <p className="soft">{words.noCodes}</p>}
      <ul>
        {codes.map((one) => (
          <Code key={one.id} one={one} may={one.centreId !== null || managesNetwork(user)} changed={refresh} />
        ))}
      </ul>
      <p role="status" data-testid="codes-created">
        {created && words.codeCreated(created)}
      </p>
      <button type="button" className="button" onClick={() => setCreating(true)} data-testid="code-new">
        {words.codeNew}
      </button>
      {creating && (
        <Create
          centreId={centre.id}
          network={managesNetwork(user)}
          close={() => setCreating(false)}
          done={(given) => {
            setCreating(false);
            setCreated(given.join(', '));
            refresh();
          }}
        />
      )}
    </section>
  );
}

function Code({ one, may, changed }: { one: PromotionPartsFragment; may: boolean; changed: () => void }) {
  const { run, pending, problem } = useAction(WithdrawPromotionDocument);
  const off = one.percent === null ? formatMoney(one.amountCents ?? 0, CURRENCY, locale) : `${one.percent}\u00a0%`;
  const withdraw = async () => {
    if (await run({ input: { promotionId: one.id } })) changed();
  };
  return (
    <li className="row found" data-testid={`code-${one.code}`}>
      <span>
        <strong>
          {one.code} · −{off}
        </strong>
        <small>
          {one.label} · {words.codeUses(one.uses, one.mostUses)} · {words.codeEnds(formatDate(one.validUntil, locale))}
          {one.centreId === null && <> · {words.codeEverywhere}</>}
          {one.service && <> · {booking.service[one.service]}</>}
        </small>
        {problem && <Trouble problem={problem} />}
      </span>
      {one.withdrawnAt ? (
        <span className="badge">{words.codeWithdrawn}</span>
      ) : (
        may && (
          <button type="button" className="button quiet" disabled={pending} onClick={() => void withdraw()} aria-label={`${words.codeWithdraw} ${one.code}`}>
            {words.codeWithdraw}
          </button>
        )
      )}
    </li>
  );
}

interface CreateProps {
  centreId: string;
  network: boolean;
  close: () => void;
  done: (codes: string[]) => void;
}

function Create({ centreId, network, close, done }: CreateProps) {
  const { attempt, pending, problem } = useAction(CreatePromotionDocument);
  const [code, setCode] = useState('');
  const [label, setLabel] = useState('');
  const [vouchers, setVouchers] = useState('');
  // One of both: a part of the price, or so many euros off it.
  const [percent, setPercent] = useState('');
  const [euros, setEuros] = useState('');
  const [until, setUntil] = useState(addDays(parisDate(new Date()), LASTS_DAYS));
  const [most, setMost] = useState('');
  const [once, setOnce] = useState(false);
  const [here, setHere] = useState(!network);
  const [service, setService] = useState<ServiceKind | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const number = (text: string) => (text.trim() === '' ? null : Number(text));
    const input: CreatePromotionInput = {
      code: code.trim() === '' ? null : code,
      vouchers: number(vouchers),
      label,
      centreId: here ? centreId : null,
      service,
      percent: number(percent),
      amountCents: centsOf(euros),
      // The whole of that day, wherever in France.
      validUntil: `${addDays(until, 1)}T00:00:00Z`,
      mostUses: number(most),
      onceACustomer: once,
    };
    const { data } = await attempt({ input });
    if (data) done(data.createPromotion.promotions.map((one) => one.code));
  };
  return (
    <Dialog title={words.codeNew} close={close}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <label>
          {words.codeLabel}
          <input required maxLength={80} value={label} onChange={(event) => setLabel(event.target.value)} data-testid="code-label" />
        </label>
        <label>
          {words.codeText}
          <input maxLength={30} autoComplete="off" value={code} onChange={(event) => setCode(event.target.value)} data-testid="code-text" />
        </label>
        <fieldset>
          <legend>{words.codeOff}</legend>
          <label>
            {words.codePercent}
            <input type="number" min={1} max={99} value={percent} disabled={euros !== ''} onChange={(event) => setPercent(event.target.value)} data-testid="code-percent" />
          </label>
          <label>
            {words.codeAmount}
            <input inputMode="decimal" maxLength={8} autoComplete="off" value={euros} disabled={percent !== ''} onChange={(event) => setEuros(event.target.value)} data-testid="code-euros" />
          </label>
        </fieldset>
        <label>
          {words.codeUntil}
          <input type="date" required min={parisDate(new Date())} value={until} onChange={(event) => setUntil(event.target.value)} data-testid="code-until" />
        </label>
        <label>
          {words.codeService}
          <EnumSelect words={SERVICE_KINDS} value={service} nothing={words.codeAnyService} choose={setService} testId="code-service" />
        </label>
        <label>
          {words.codeVouchers}
          <input type="number" min={1} max={200} value={vouchers} onChange={(event) => setVouchers(event.target.value)} data-testid="code-vouchers" />
        </label>
        <label>
          {words.codeMost}
          <input type="number" min={1} value={most} onChange={(event) => setMost(event.target.value)} data-testid="code-most" />
        </label>
        <label className="option">
          <input type="checkbox" checked={once} onChange={(event) => setOnce(event.target.checked)} />
          <span>{words.codeOnce}</span>
        </label>
        {network && (
          <label className="option">
            <input type="checkbox" checked={here} onChange={(event) => setHere(event.target.checked)} />
            <span>{words.codeHere}</span>
          </label>
        )}
        {problem && <Trouble problem={problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {frame.cancel}
          </button>
          <button type="submit" className="button primary" disabled={pending} data-testid="code-create">
            {words.codeCreate}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
