import { describe, expect, it } from 'vitest';
import { contentTypeOf, MAX_BYTES, refusal } from '../src/upload.js';

describe('refusal', () => {
  const photo = { name: 'carte.jpg', type: 'image/jpeg', size: 1_000 };

  it('lets photos and PDFs go, up to the limit itself', () => {
    expect(refusal(photo)).toBeNull();
    expect(refusal({ ...photo, size: MAX_BYTES })).toBeNull();
    expect(refusal({ name: 'scan.pdf', type: 'application/pdf', size: 5 })).toBeNull();
  });

  it('names what is wrong', () => {
    expect(refusal({ ...photo, size: MAX_BYTES + 1 })).toBe('tooLarge');
    expect(refusal({ ...photo, size: 0 })).toBe('empty');
    expect(refusal({ name: 'virus.exe', type: 'application/x-msdownload', size: 5 })).toBe('type');
    expect(refusal({ name: 'notes', type: '', size: 5 })).toBe('type');
  });
});

describe('contentTypeOf', () => {
  it('knows HEIC by its name where the browser does not', () => {
    expect(contentTypeOf({ name: 'IMG_0042.HEIC', type: '' })).toBe('image/heic');
  });

  it('does not believe a name against the browser', () => {
    expect(contentTypeOf({ name: 'page.pdf', type: 'text/html' })).toBeNull();
  });
});
