/** What a manager sets up of a centre, section by section; each is saved by itself. */
import { CentreSetUpDocument, type CentrePartsFragment } from '@autovisite/graph';
import { useRead } from '../../graph.js';
import { Loading, Trouble } from '../../parts/states.js';
import { Console, type At } from '../console.js';
import { ClosuresPart } from './closures.js';
import { DetailsPart } from './details.js';
import { HoursPart } from './hours.js';
import { words as inspectors } from './inspector-words.js';
import { InspectorsPart } from './inspectors.js';
import { words as instruments } from './instrument-words.js';
import { InstrumentsPart } from './instruments.js';
import { LanesPart } from './lanes.js';
import { LaneTimesPart } from './lane-times.js';
import { SellerPart } from './seller.js';
import { TermsPart } from './terms.js';
import { words as terms } from './terms-words.js';
import { words } from './words.js';

export interface PartProps {
  centre: CentrePartsFragment;
  /** The graph answered: it is read again. */
  changed: () => void;
}

export default function SetUpPage() {
  return <Console place="setUp">{(at) => <SetUp key={at.centre.id} {...at} />}</Console>;
}

const PARTS = [
  ['horaires', words.hours],
  ['fermetures', words.closures],
  ['lignes', words.lanes],
  ['durees', terms.laneTimes],
  ['controleurs', inspectors.title],
  ['appareils', instruments.title],
  ['annulation', terms.terms],
  ['coordonnees', words.details],
  ['societe', words.seller],
] as const;

function SetUp({ centre: { id } }: At) {
  const { data, loading, problem, refresh } = useRead(CentreSetUpDocument, { id });
  const centre = data?.centre;
  return (
    <div className="column desk">
      <h1>{words.setUp}</h1>
      <nav aria-label={words.setUp} className="trail">
        {PARTS.map(([part, name]) => (
          <a key={part} href={`#${part}`}>
            {name}
          </a>
        ))}
      </nav>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {centre && (
        <>
          <HoursPart centre={centre} changed={refresh} />
          <ClosuresPart centre={centre} changed={refresh} />
          <LanesPart centre={centre} blocks={centre.laneBlocks} changed={refresh} />
          <LaneTimesPart centre={centre} known={centre.laneTimes} changed={refresh} />
          <InspectorsPart centreId={centre.id} />
          <InstrumentsPart centreId={centre.id} />
          <TermsPart centre={centre} known={centre.cancellationTerms} changed={refresh} />
          <DetailsPart centre={centre} changed={refresh} />
          <SellerPart centreId={centre.id} />
        </>
      )}
    </div>
  );
}
