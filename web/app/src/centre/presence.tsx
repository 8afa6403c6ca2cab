/** An inspector says whether they are there today: shown to whoever stands in the centre's register. */
import { CentreInspectorsDocument, SetMyPresenceDocument } from '@autovisite/graph';
import { useAction, useRead } from '../graph.js';
import { Trouble } from '../parts/states.js';
import { words } from './manage/inspector-words.js';

export function MyPresence({ centreId, userId }: { centreId: string; userId: string | undefined }) {
  const { data, refresh } = useRead(CentreInspectorsDocument, { id: centreId });
  const set = useAction(SetMyPresenceDocument);
  const mine = data?.inspectors.find((one) => one.userId === userId);
  if (!mine) return null;
  const present = mine.present !== true;
  return (
    <>
      <button
        type="button"
        className={present ? 'button primary' : 'button quiet'}
        disabled={set.pending}
        data-testid="my-presence"
        onClick={() => void set.run({ input: { centreId, present } }).then((ok) => ok && refresh())}
      >
        {present ? words.here : words.leaving}
      </button>
      {set.problem && <Trouble problem={set.problem} />}
    </>
  );
}
