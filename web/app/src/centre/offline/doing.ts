/** Doing something to an inspection: sent at once where it can be, kept on the device where it cannot. */
import { newId } from '@autovisite/graph';
import { isAway, useSession, type Outcome } from '../../graph.js';
import type { Deed, Kept } from './deeds.js';
import { changeDeeds, useDeeds } from './store.js';

interface Action<Result, Variables> {
  attempt: (variables: Variables) => Promise<Outcome<Result>>;
  clear: () => void;
}

/** The deeds of one inspection that wait on this device, of whoever looks at it. */
export function useWaiting(inspectionId: string): readonly Kept[] {
  const userId = useSession()?.user.id;
  return useDeeds().filter((one) => one.inspectionId === inspectionId && one.userId === userId);
}

/**
 * Answers whether it is done, or kept to be done; the action says why not. What is recorded has one id from the
 * first attempt on, so that what is sent again because the answer was lost is recorded once.
 */
export function useDoing(inspectionId: string) {
  const userId = useSession()?.user.id;
  const waits = useWaiting(inspectionId).some(({ refused }) => refused === null);
  return async <Result, Input extends object>(action: Action<Result, { input: Input }>, { input }: { input: Input }, deed: Deed): Promise<boolean> => {
    const id = newId();
    // What came before goes before.
    if (!waits) {
      const { data, problem } = await action.attempt({ input: deed.kind === 'start' ? input : { ...input, recordId: id } });
      if (data) return true;
      if (!isAway(problem)) return false;
      action.clear();
    }
    if (!userId) return false;
    await changeDeeds((before) => [...before, { id, inspectionId, userId, at: new Date().toISOString(), deed, refused: null }]);
    return true;
  };
}
