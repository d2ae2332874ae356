import type { Row } from "./row.ts";
import { ACCOUNT } from "./rows/account.ts";
import { COMMUNITY } from "./rows/community.ts";
import { ENTERING } from "./rows/entering.ts";
import { MODERATION } from "./rows/moderation.ts";
import { NOTICES } from "./rows/notices.ts";
import { PAPERS } from "./rows/papers.ts";
import { PLACES } from "./rows/places.ts";
import { PROPOSALS } from "./rows/proposals.ts";
import { SUBDISTRICTS } from "./rows/subdistricts.ts";
import { THREADS } from "./rows/threads.ts";
import { VERIFICATION } from "./rows/verification.ts";
import { VOTE_ACTS } from "./rows/vote-acts.ts";
import { VOTES } from "./rows/votes.ts";

/** Every address of the application, area by area, and who may ask for what there: row.ts says how it is read and added to. */
export const TABLE: readonly Row[] = [
  ...ENTERING,
  ...ACCOUNT,
  ...SUBDISTRICTS,
  ...VERIFICATION,
  ...COMMUNITY,
  ...PROPOSALS,
  ...THREADS,
  ...MODERATION,
  ...PLACES,
  ...VOTES,
  ...VOTE_ACTS,
  ...PAPERS,
  ...NOTICES,
];
