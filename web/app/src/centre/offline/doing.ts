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

/** Answers whether it is done, or kept to be done; the action says why not. */
export function useDoing(inspectionId: string) {
  const userId = useSession()?.user.id;
  const waits = useWaiting(inspectionId).some(({ refused }) => refused === null);
  return async <Result, Variables>(action: Action<Result, Variables>, variables: Variables, deed: Deed): Promise<boolean> => {
    // What came before goes before.
    if (!waits) {
      const { data, problem } = await action.attempt(variables);
      if (data) return true;
      if (!isAway(problem)) return false;
      action.clear();
    }
    if (!userId) return false;
    await changeDeeds((before) => [...before, { id: newId(), inspectionId, userId, at: new Date().toISOString(), deed, refused: null }]);
    return true;
  };
}
