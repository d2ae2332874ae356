import { cast } from "./setting.ts";

export const DEMO_PASSWORD = "yangguang2026";

/** Who the demo lets one be, and how. */
export const DEMO_ACCOUNTS = [...cast.residents, ...cast.staff].flatMap(({ login, who }) =>
  who ? [{ loginName: login, password: DEMO_PASSWORD, who }] : [],
);
