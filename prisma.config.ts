import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
  // process.env, not env(): `prisma generate` must work with no database at hand.
  datasource: { url: process.env.DATABASE_URL },
});
