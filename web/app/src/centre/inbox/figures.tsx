/** How conversations went over the last thirty days, for the managers of the network. */
import { ConversationFiguresDocument } from '@autovisite/graph';
import { useMemo } from 'react';
import { useRead } from '../../graph.js';
import { Loading, Trouble } from '../../parts/states.js';
import { words } from './words.js';

const DAYS = 30;

/** The dates of the first and the last day, as Paris counts days. */
function lastDays(): { from: string; until: string } {
  const date = (moment: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(moment);
  const now = Date.now();
  return { from: date(now - (DAYS - 1) * 86_400_000), until: date(now) };
}

export function FiguresPart() {
  const days = useMemo(lastDays, []);
  const { data, loading, problem, refresh } = useRead(ConversationFiguresDocument, days);
  const own = data?.conversationFigures;
  return (
    <section className="dossier" aria-labelledby="conversation-figures" data-testid="conversation-figures">
      <h2 id="conversation-figures">{words.figures}</h2>
      <p className="soft">{words.figuresHelp}</p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {own && (
        <>
          <dl className="facts">
            <Fact name={words.conversations} value={`${own.conversations}`} />
            <Fact name={words.turns} value={`${own.turns}`} />
            <Fact name={words.unsure} value={own.turns ? `${Math.round((100 * own.unsure) / own.turns)} %` : '0'} />
            <Fact name={words.helped} value={`${own.helped} / ${own.helped + own.notHelped}`} />
            <Fact name={words.asked} value={`${own.handoversTaken} / ${own.handoversAsked}`} />
            {own.medianWaitSeconds != null && <Fact name={words.wait} value={words.minutes(Math.round(own.medianWaitSeconds / 60))} />}
          </dl>
          {own.flows.length > 0 && (
            <ul>
              {own.flows.map((one) => (
                <li key={one.flow}>{words.flow(words.flows[one.flow] ?? one.flow, one.begun, one.done)}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
