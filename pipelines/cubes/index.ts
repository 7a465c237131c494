export { buildCubes } from "./build.ts";
export { type Cube, type CubesOf } from "./cube.ts";
export { keepCubes, type CubeKeeper } from "./keep.ts";
