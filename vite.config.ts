import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { squeezed } from "./app/config/squeeze.ts";

export default defineConfig({ plugins: [reactRouter(), squeezed()] });
