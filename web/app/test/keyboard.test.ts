import { describe, expect, it } from 'vitest';
import { covered } from '../src/keyboard.js';

describe('what a keyboard leaves to see', () => {
  const phone = { innerHeight: 844, height: 844, offsetTop: 0, scale: 1 };

  it('is the whole page without one, and where the browser shrinks the page itself', () => {
    expect(covered(phone)).toBeNull();
    expect(covered({ ...phone, innerHeight: 508, height: 508 })).toBeNull();
  });

  it('is the part above it, wherever the browser moved the view', () => {
    expect(covered({ ...phone, height: 508.4, offsetTop: 290.6 })).toEqual({ height: 508, top: 291 });
  });

  it('is left alone for a toolbar or a person who zooms', () => {
    expect(covered({ ...phone, height: 760 })).toBeNull();
    expect(covered({ ...phone, height: 422, scale: 2 })).toBeNull();
  });
});
