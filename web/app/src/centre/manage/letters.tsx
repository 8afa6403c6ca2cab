/**
 * The letters that leave by themselves, as their readers get them: about invented people, as a page and as
 * text. For managers, to look at; the templates are files of the installation, the same for every centre.
 * Decisions: docs/decisions/papers.md
 */
import { LetterPreviewsDocument, LetterTemplatesDocument, type LetterKind, type LetterLanguage } from '@autovisite/graph';
import { useSearchParams } from 'react-router';
import { locale, useRead } from '../../graph.js';
import { EnumRadios, valuesOf } from '../../parts/choice.js';
import { Loading, Trouble } from '../../parts/states.js';
import { Console } from '../console.js';
import { LETTER_LANGUAGES, words } from './letter-words.js';

export default function LettersPage() {
  return <Console place="letters">{() => <Letters />}</Console>;
}

function Letters() {
  const { data, loading, problem, refresh } = useRead(LetterTemplatesDocument, {});
  const [search, setSearch] = useSearchParams();
  const kind = valuesOf(words.kinds).find((one) => one === search.get('courrier')) ?? 'CONFIRMED';
  const language = valuesOf(LETTER_LANGUAGES).find((one) => one === search.get('langue')) ?? (locale === 'fr' ? 'FR' : 'EN');
  const choose = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(name, value);
        next.delete('cas');
        return next;
      },
      { replace: true },
    );
  const templates = data?.letterTemplates ?? [];
  const stoppable = templates.find((one) => one.kind === kind)?.mayBeStopped;
  return (
    <div className="column desk">
      <h1>{words.title}</h1>
      <p className="soft">{words.lead}</p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      <div className="row-actions" role="group" aria-label={words.which}>
        {templates.map((one) => (
          <button key={one.kind} type="button" className="button small" aria-pressed={one.kind === kind} onClick={() => choose('courrier', one.kind)} data-testid={`letter-${one.kind}`}>
            {words.kinds[one.kind]}
          </button>
        ))}
      </div>
      <div className="form">
        <EnumRadios legend={words.language} name="letter-language" words={LETTER_LANGUAGES} value={language} choose={(value) => choose('langue', value)} />
      </div>
      {stoppable !== undefined && <p>{stoppable ? words.stoppable : words.always}</p>}
      <Preview key={`${kind} ${language}`} kind={kind} language={language} />
    </div>
  );
}

function Preview({ kind, language }: { kind: LetterKind; language: LetterLanguage }) {
  const { data, loading, problem, refresh } = useRead(LetterPreviewsDocument, { kind, language });
  const [search, setSearch] = useSearchParams();
  if (loading) return <Loading />;
  if (problem && !data) return <Trouble problem={problem} retry={refresh} />;
  const cases = data?.letterPreviews ?? [];
  const at = Math.min(Math.max(Number(search.get('cas') ?? '1') || 1, 1), cases.length);
  const shown = cases[at - 1];
  if (!shown) return null;
  const turn = (to: number) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set('cas', String(to));
        return next;
      },
      { replace: true },
    );
  return (
    <section className="dossier" aria-labelledby="letter-subject" data-testid="letter-preview">
      {cases.length > 1 && (
        <div className="row-actions">
          <button type="button" className="button" disabled={at === 1} onClick={() => turn(at - 1)}>
            {words.before}
          </button>
          <span role="status">{words.example(at, cases.length)}</span>
          <button type="button" className="button" disabled={at === cases.length} onClick={() => turn(at + 1)} data-testid="letter-next">
            {words.after}
          </button>
        </div>
      )}
      <h2 id="letter-subject">{shown.subject}</h2>
      <div className="letter-both">
        <figure>
          <figcaption>{words.page}</figcaption>
          {/* No script, no form, no address of ours: a page that cannot do anything but be looked at. */}
          <iframe title={words.pageOf(shown.subject)} sandbox="" srcDoc={shown.html} data-testid="letter-page" />
        </figure>
        <figure>
          <figcaption>{words.text}</figcaption>
          <pre tabIndex={0} lang={language === 'FR' ? 'fr' : 'en'} data-testid="letter-text">
            {shown.text}
          </pre>
        </figure>
      </div>
      <p className="soft">{words.invented}</p>
    </section>
  );
}
