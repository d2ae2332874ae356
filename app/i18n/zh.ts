import { account } from "./zh/account.ts";
import { accounts } from "./zh/accounts.ts";
import { acts } from "./zh/acts.ts";
import { audit } from "./zh/audit.ts";
import { ballots } from "./zh/ballots.ts";
import { common } from "./zh/common.ts";
import { electors } from "./zh/electors.ts";
import { factors } from "./zh/factors.ts";
import { home } from "./zh/home.ts";
import { imports } from "./zh/imports.ts";
import { ledger } from "./zh/ledger.ts";
import { mergers } from "./zh/mergers.ts";
import { moderation } from "./zh/moderation.ts";
import { objections } from "./zh/objections.ts";
import { outcomes } from "./zh/outcomes.ts";
import { ownData } from "./zh/own-data.ts";
import { papers } from "./zh/papers.ts";
import { parties } from "./zh/parties.ts";
import { pictures } from "./zh/pictures.ts";
import { places } from "./zh/places.ts";
import { plans } from "./zh/plans.ts";
import { proposals } from "./zh/proposals.ts";
import { sanctions } from "./zh/sanctions.ts";
import { serving } from "./zh/serving.ts";
import { signals } from "./zh/signals.ts";
import { similar } from "./zh/similar.ts";
import { threads } from "./zh/threads.ts";
import { verification } from "./zh/verification.ts";
import { votes } from "./zh/votes.ts";

/** Every word of the interface, in simplified Chinese: the product's first language, and the shape of all others. */
export const zh = {
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

export type Messages = typeof zh;
