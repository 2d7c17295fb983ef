/**
 * An archive of files as Lambda takes it: not compressed and without times, so that the same files give the same bytes.
 * Source: PKWARE, APPNOTE.TXT, 4.3.
 */
export function zip(files: Readonly<Record<string, Buffer>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path, "utf8");
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0); // version that is needed
    shared.writeUInt16LE(DAY, 8);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    parts.push(signed(0x04034b50), shared, name, content);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(READABLE, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(signed(0x02014b50), Buffer.from([20, 3]), shared, rest, name);
    offset += 30 + name.length + content.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, signed(0x06054b50), end]);
}

/** 1 January 1980, the first day that the format knows. */
const DAY = 0x21;
/** A file of Unix that everybody may read: without that, Lambda may not. */
const READABLE = (0o100644 << 16) >>> 0;

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
