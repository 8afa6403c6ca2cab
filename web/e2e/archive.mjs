// Reads a ZIP archive by the list at its end.
import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';

const END = 22;

/** The bytes of its files, by their names. */
export function files(archive) {
  const end = archive.length - END;
  assert.equal(archive.readUInt32LE(end), 0x06054b50, 'the end of an archive');
  const found = new Map();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((place, index) =>
      index === 0 ? archive.readUInt32LE(at + place) : archive.readUInt16LE(at + place));
    const from = archive.readUInt32LE(at + 42);
    const begin = from + 30 + archive.readUInt16LE(from + 26) + archive.readUInt16LE(from + 28);
    const bytes = archive.subarray(begin, begin + size);
    const packed = archive.readUInt16LE(at + 10) === 8;
    found.set(archive.toString('utf8', at + 46, at + 46 + name), packed ? inflateRawSync(bytes) : bytes);
    at += 46 + name + extra + comment;
  }
  return found;
}
