import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { loadedOnce } from "./app/config/loaded-once.ts";
import { squeezed } from "./app/config/squeeze.ts";

export default defineConfig({ plugins: [reactRouter(), squeezed(), loadedOnce()] });
