import { describe, expect, it } from 'vitest';
import { alone } from '../src/alone.js';

type Locks = Pick<LockManager, 'request'>;
const granting = { request: (_: string, work: () => unknown) => work() } as unknown as Locks;
const refusing = { request: () => Promise.reject(new DOMException('The request was denied.', 'SecurityError')) } as unknown as Locks;

describe('work that one tab does at a time', () => {
  it('is done with a lock, without locks, and where a frame is refused one', async () => {
    for (const locks of [granting, undefined, refusing]) {
      let runs = 0;
      expect(await alone(locks, 'x', async () => (runs += 1))).toBe(1);
    }
  });

  it('is not done twice when it fails itself', async () => {
    let runs = 0;
    const failing = async () => {
      runs += 1;
      throw new Error('no connection');
    };
    await expect(alone(granting, 'x', failing)).rejects.toThrow('no connection');
    expect(runs).toBe(1);
  });
});
