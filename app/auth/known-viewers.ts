import { roles, type Viewer } from "./roles.ts";

/** What the program does by itself: it reads everything, and shows nothing to anybody. */
export type SystemWork = "import" | "inbox" | "alerts" | "cubes" | "warm" | "accounts" | "schedule";

const everything = { roles, branches: null, staff: null, seenBy: null } as const;

/** Who background work is done for; journals name it by its work. */
export const systemViewer = (work: SystemWork): Viewer => ({ ...everything, user: `system:${work}`, name: work });

/** Whoever sits at the machine: the command line holds the files themselves. `name` is the machine's own name for them. */
export const localViewer = (name: string): Viewer => ({ ...everything, user: "local", name });

/** The reader of the demo, who needs no password. */
export const demoUser = "demo";
