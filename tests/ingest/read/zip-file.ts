import { crc32, deflateRawSync } from "node:zlib";

/** A file to pack; what is declared of it may be a lie. */
export interface Packed {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly flags?: number;
  readonly method?: number;
  readonly declared?: number;
  readonly crc?: number;
}

/** The bytes of a ZIP, for tests that need one no program would write. */
export function zipOf(files: readonly Packed[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = typeof file.name === "string" ? Buffer.from(file.name) : Buffer.from(file.name);
    const content = Buffer.from(file.content as Uint8Array);
    const method = file.method ?? 8;
    const data = method === 8 ? deflateRawSync(content) : content;
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(file.flags ?? (typeof file.name === "string" ? 0x800 : 0), 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt32LE(file.crc ?? crc32(content), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(file.declared ?? content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("504b01021400", "hex"), shared, rest, name]));
    const local = Buffer.concat([Buffer.from("504b0304", "hex"), shared, name, data]);
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}
