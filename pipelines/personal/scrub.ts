import type { Engine } from "../warehouse/engine.ts";
import { raw } from "../warehouse/sql.ts";

interface Size {
  readonly block_size: number;
  readonly free_blocks: number;
}
const NAME = "meta.scrubbing";

/**
 * Writes over what the engine has given up in its file, and empties its log. Values that were changed stay in freed blocks until something
 * else is put there: so many blocks are filled with noise, and given back.
 */
export async function scrub(engine: Engine): Promise<void> {
  await engine.run(raw("force checkpoint"));
  for (let round = 0; round < 3; round++) {
    const [size] = await engine.query<Size>(raw("select cast(block_size as bigint) as block_size, cast(free_blocks as bigint) as free_blocks from pragma_database_size() limit 1"));
    if (!size || size.free_blocks === 0) return;
    // Hashes cannot be packed: eight bytes each, and some more, so that no freed block is left over.
    const rows = Math.ceil((size.free_blocks * size.block_size * 1.1) / 8) + 130_000;
    await engine.transaction((session) => session.run(raw(`create or replace table ${NAME} as select hash(i + ${round}) as noise from range(${rows}) as t(i)`)));
    await engine.run(raw("force checkpoint"));
    await engine.transaction((session) => session.run(raw(`drop table ${NAME}`)));
    await engine.run(raw("force checkpoint"));
  }
}
