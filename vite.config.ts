import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig(({ isSsrBuild = false }) => ({
  plugins: [tailwindcss(), remix(remixConfig)],
  build: { assetsInlineLimit: 0, minify: "esbuild" },
  // Node keeps the text of what it runs in memory, and one Chinese character makes two bytes of each of its letters.
  esbuild: isSsrBuild ? { charset: "ascii", minifyIdentifiers: false } : {},
  // Bundled, for what is not used of it stays out: its messages in fifty languages.
  ssr: { noExternal: ["zod"] },
}));
