import { account } from "./en/account.ts";
import { accounts } from "./en/accounts.ts";
import { acts } from "./en/acts.ts";
import { audit } from "./en/audit.ts";
import { ballots } from "./en/ballots.ts";
import { common } from "./en/common.ts";
import { electors } from "./en/electors.ts";
import { factors } from "./en/factors.ts";
import { home } from "./en/home.ts";
import { imports } from "./en/imports.ts";
import { ledger } from "./en/ledger.ts";
import { mergers } from "./en/mergers.ts";
import { moderation } from "./en/moderation.ts";
import { objections } from "./en/objections.ts";
import { outcomes } from "./en/outcomes.ts";
import { ownData } from "./en/own-data.ts";
import { papers } from "./en/papers.ts";
import { parties } from "./en/parties.ts";
import { pictures } from "./en/pictures.ts";
import { places } from "./en/places.ts";
import { plans } from "./en/plans.ts";
import { proposals } from "./en/proposals.ts";
import { sanctions } from "./en/sanctions.ts";
import { serving } from "./en/serving.ts";
import { signals } from "./en/signals.ts";
import { similar } from "./en/similar.ts";
import { threads } from "./en/threads.ts";
import { verification } from "./en/verification.ts";
import { votes } from "./en/votes.ts";
import type { Messages } from "./zh.ts";

/** The same in English: what the Chinese catalogue has and this one has not is a type error. */
export const en: Messages = {
  ...common,
  account,
  accounts,
  acts,
  audit,
  ballots,
  electors,
  factors,
  home,
  proposals,
  votes,
  mergers,
  objections,
  outcomes,
  ownData,
  imports,
  ledger,
  serving,
  signals,
  similar,
  places,
  plans,
  papers,
  parties,
  pictures,
  threads,
  moderation,
  sanctions,
  verification,
};
