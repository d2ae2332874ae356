import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Many tests wait for PostgreSQL: a core for each worker, and none kept back.
    maxWorkers: 2,
    // What the files share holds no state that one of them leaves for the next, and is loaded once.
    isolate: false,
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], testTimeout: 20_000 } },
      {
        extends: true,
        test: {
          name: "db",
          include: ["tests/db/**/*.test.ts"],
          globalSetup: "tests/db/support/server.ts",
          testTimeout: 20_000,
          retry: process.env.CI ? 1 : 0,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
