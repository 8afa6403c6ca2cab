/** What hangs in the waiting room: today's vehicles that are here, by plate and how far they are; no names. */
import { DayBoardDocument, parisDate, type BoardRowFragment } from '@autovisite/graph';
import { Link } from 'react-router';
import { useRead } from '../../graph.js';
import { LeftIcon } from '../../parts/icons.js';
import { Plate } from '../../parts/plate.js';
import { Loading, Trouble } from '../../parts/states.js';
import { useChanges } from '../changes.js';
import { addressOf, Console, type At } from '../console.js';
import { words } from './words.js';

/** So long a result that is signed stays on the screen. */
const READY_MS = 45 * 60_000;

type Step = keyof typeof words.waitingStates;

const TONES = { waiting: 'plain', inspecting: 'accent', soon: 'accent', ready: 'good' } as const satisfies Record<Step, string>;

/** How far a vehicle is, for who waits for it; null where nobody waits. */
export function stepOf({ status, inspection }: Pick<BoardRowFragment, 'status'> & { inspection?: Pick<NonNullable<BoardRowFragment['inspection']>, 'status' | 'signedAt'> | null }, now: number): Step | null {
  switch (inspection?.status) {
    case 'CHECKED_IN':
      return 'waiting';
    case 'IN_PROGRESS':
    case 'SUSPENDED':
      return 'inspecting';
    case 'COMPLETED':
      return 'soon';
    case 'SIGNED':
      return inspection.signedAt && Date.parse(inspection.signedAt) + READY_MS > now ? 'ready' : null;
    case 'ABANDONED':
      return null;
    default:
      return status === 'CHECKED_IN' ? 'waiting' : null;
  }
}

export default function WaitingRoomPage() {
  return <Console place="day">{(at) => <WaitingRoom {...at} />}</Console>;
}

function WaitingRoom({ centre }: At) {
  const { data, loading, problem, refresh } = useRead(DayBoardDocument, { centreId: centre.id, date: parisDate(new Date()) });
  useChanges(centre.id, refresh);
  const here = (data?.dayBoard ?? []).flatMap((row) => {
    const step = stepOf(row, Date.now());
    const plate = row.inspection?.plate ?? row.plate;
    return step && plate ? [{ id: row.id, plate, step }] : [];
  });
  return (
    <div className="waiting-room">
      <Link className="back screen-only" to={addressOf('day', centre.id)}>
        <LeftIcon />
        {words.back}
      </Link>
      <h1>{words.waitingTitle}</h1>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && here.length === 0 && <p className="soft">{words.waitingEmpty}</p>}
      <ul>
        {here.map(({ id, plate, step }) => (
          <li key={id} className={step}>
            <Plate value={plate} />
            <span className={`badge large ${TONES[step]}`}>{words.waitingStates[step]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
