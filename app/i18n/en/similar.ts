import type { Messages } from "../zh.ts";

export const similar: Messages["similar"] = {
  title: "Somebody may have proposed this already",
  lead: "If it is the same matter, endorsing it and adding what you know gets further than a second proposal.",
  submitAnyway: "It is a different matter: submit mine",
  newWindow: "opens in a new window",
};
