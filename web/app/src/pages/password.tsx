/** Passwords: chosen by a link from a letter, replaced by who knows the old one, asked for when forgotten. */
import { ChangePasswordDocument, RequestPasswordResetDocument, SetPasswordDocument } from '@autovisite/graph';
import { useRef, useState, type FormEvent } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { accessWords } from '../access-words.js';
import { graph, useSession, type Problem } from '../graph.js';
import { explain } from '../parts/explain.js';
import { isStaff } from '../parts/shell.js';
import { asksSecond, SecondCode, secondOf } from '../parts/second-code.js';
import { Trouble } from '../parts/states.js';
import { words } from '../words.js';

/** A form that is sent once at a time; `work` answers what to say afterwards. */
function useForm(work: (data: FormData) => Promise<string>) {
  const running = useRef(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (running.current) return;
    const form = event.currentTarget;
    running.current = true;
    setPending(true);
    setProblem(null);
    try {
      setDone(await work(new FormData(form)));
      form.reset();
    } catch (error) {
      setDone(null);
      setProblem(explain(error));
    }
    running.current = false;
    setPending(false);
  };
  return { submit: (event: FormEvent<HTMLFormElement>) => void submit(event), pending, problem, done };
}

function Secret({ name, label, isNew }: { name: string; label: string; isNew: boolean }) {
  return (
    <label>
      {label}
      {isNew && <small>{words.passwordHint}</small>}
      <input
        name={name}
        type="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        required
        minLength={isNew ? 10 : undefined}
        data-testid={`password-${name}`}
      />
    </label>
  );
}

/** The link stands behind `#`: a browser tells it to no server. */
function Chosen({ link }: { link: string }) {
  const navigate = useNavigate();
  const asked = useRef(false);
  const form = useForm(async (data) => {
    const input = { link, password: String(data.get('new')), secondFactor: secondOf(data) };
    const entered = await graph.session.enterBy(SetPasswordDocument, { input }, (answer) => answer.setPassword.session);
    void navigate(isStaff(entered.user.roles) ? '/centre' : '/', { replace: true });
    return '';
  });
  asked.current ||= asksSecond(form.problem?.code);
  return (
    <form className="form" onSubmit={form.submit}>
      <h1>{accessWords.choose}</h1>
      <p className="soft">{accessWords.chooseLead}</p>
      <Secret name="new" label={accessWords.newPassword} isNew />
      {asked.current && <SecondCode />}
      {form.problem && <Trouble problem={form.problem} />}
      <button type="submit" className="button primary wide" disabled={form.pending} data-testid="password-submit">
        {form.pending ? words.pending : accessWords.save}
      </button>
      {form.problem?.code === 'LINK_INVALID' && <Link to="/mot-de-passe">{accessWords.sendLink}</Link>}
    </form>
  );
}

function Changed() {
  const form = useForm(async (data) => {
    const input = { currentPassword: String(data.get('current')), newPassword: String(data.get('new')) };
    await graph.session.enterBy(ChangePasswordDocument, { input }, (answer) => answer.changePassword.session);
    return accessWords.changed;
  });
  return (
    <form className="form" onSubmit={form.submit}>
      <h1>{accessWords.change}</h1>
      <p className="soft">{accessWords.changeLead}</p>
      <Secret name="current" label={accessWords.currentPassword} isNew={false} />
      <Secret name="new" label={accessWords.newPassword} isNew />
      {form.problem && <Trouble problem={form.problem} />}
      {form.done && <p role="status">{form.done}</p>}
      <button type="submit" className="button primary wide" disabled={form.pending} data-testid="password-submit">
        {form.pending ? words.pending : accessWords.save}
      </button>
    </form>
  );
}

function Forgotten({ email, second }: { email: string; second: boolean }) {
  const Heading = second ? 'h2' : 'h1';
  const form = useForm(async (data) => {
    const input = { email: String(data.get('email')).trim() };
    const asked = await graph.request(RequestPasswordResetDocument, { input });
    return accessWords.linkSent(input.email, asked.requestPasswordReset.linkLastsMinutes);
  });
  return (
    <form className="form" onSubmit={form.submit}>
      <Heading>{accessWords.forgotTitle}</Heading>
      <p className="soft">{accessWords.forgotLead}</p>
      <label>
        {words.email}
        <input name="email" type="email" autoComplete="email" required defaultValue={email} data-testid="forgot-email" />
      </label>
      {form.problem && <Trouble problem={form.problem} />}
      {form.done && (
        <p role="status" data-testid="forgot-sent">
          {form.done}
        </p>
      )}
      <button type="submit" className="button wide" disabled={form.pending} data-testid="forgot-submit">
        {form.pending ? words.pending : accessWords.sendLink}
      </button>
    </form>
  );
}

export default function Password() {
  const session = useSession();
  const link = useLocation().hash.slice(1);
  const person = session && !session.user.isGuest ? session.user : null;
  if (link) {
    return (
      <div className="column narrow">
        <Chosen link={link} />
      </div>
    );
  }
  return (
    <div className="column narrow">
      {person && <Changed />}
      <Forgotten email={person?.email ?? ''} second={person !== null} />
      {!person && <Link to="/connexion">{accessWords.back}</Link>}
    </div>
  );
}
