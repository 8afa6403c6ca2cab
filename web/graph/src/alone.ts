/** Runs work while no other tab does, where the browser can see to that. */

/**
 * A frame on another site may be refused locks together with storage, and pages without TLS have none:
 * there the session lives in this page alone, and nobody else could renew it.
 */
export async function alone<T>(locks: Pick<LockManager, 'request'> | undefined, name: string, work: () => Promise<T>): Promise<T> {
  if (!locks) return work();
  let begun = false;
  try {
    return await locks.request(name, () => {
      begun = true;
      return work();
    });
  } catch (error) {
    if (begun) throw error;
    return work();
  }
}
