import { currentHome } from "#app/warehouse/home.server.ts";
import { raw } from "#pipelines/warehouse/sql.ts";

const patienceMs = 3_000;

/** Null where the home is open, brought up to this program's schema, and answers; else what is amiss, in a word for a supervisor. */
export async function isReady(): Promise<string | null> {
  const late = new Promise<string>((done) => setTimeout(done, patienceMs, "the home does not answer").unref());
  return Promise.race([answers(), late]);
}

async function answers(): Promise<string | null> {
  try {
    const home = await currentHome();
    await home.engine.query(raw("select 1 as one"));
    await home.state.query(raw("select 1 as one"));
    return null;
  } catch (error) {
    console.error("not ready:", error);
    return "the home cannot be read";
  }
}
