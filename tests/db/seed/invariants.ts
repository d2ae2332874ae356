/** Each asks for rows that must not be there. $1 is the moment the demo counts from. */
export const INVARIANTS: [what: string, sql: string][] = [
  [
    "comments are counted",
    `SELECT t."id" FROM "Thread" t
     WHERE t."commentCount" <> (SELECT count(*) FROM "Comment" c WHERE c."threadId" = t."id")`,
  ],
  [
    "replies are counted with the first comment of their conversation",
    `SELECT c."id" FROM "Comment" c
     WHERE c."replyCount" <> (SELECT count(*) FROM "Comment" r WHERE r."rootId" = c."id")`,
  ],
  [
    "a reply follows what it answers, in the same conversation",
    `SELECT r."id" FROM "Comment" r JOIN "Comment" p ON p."id" = r."parentId"
     WHERE coalesce(p."rootId", p."id") <> r."rootId" OR p."threadId" <> r."threadId" OR p."createdAt" >= r."createdAt"`,
  ],
  ["a reply names both", `SELECT "id" FROM "Comment" WHERE ("rootId" IS NULL) <> ("parentId" IS NULL)`],
  [
    "who speaks for the committee is in it",
    `SELECT c."id" FROM "Comment" c WHERE c."official" <> EXISTS (
       SELECT FROM "Membership" m WHERE m."accountId" = c."authorId" AND m."role" IN ('moderator', 'chair'))`,
  ],
  [
    "a person stands where they last spoke",
    `SELECT * FROM (
       SELECT DISTINCT ON ("threadId", "authorId") "threadId", "authorId" AS "accountId", "stance"
       FROM "Comment" ORDER BY "threadId", "authorId", "createdAt" DESC) l
     FULL JOIN "Stance" s USING ("threadId", "accountId") WHERE l."stance" IS DISTINCT FROM s."stance"`,
  ],
  [
    "a name that was chosen is its owner's in the community",
    `SELECT a."id" FROM "Account" a WHERE a."nameStyle" = 'chosen'
       AND NOT EXISTS (SELECT FROM "CommunityName" n WHERE n."accountId" = a."id")`,
  ],
  [
    "stances are counted by people",
    `SELECT * FROM (SELECT "threadId", "stance", count(*) AS people FROM "Stance" GROUP BY 1, 2) s
     FULL JOIN "StanceTally" t USING ("threadId", "stance") WHERE s.people IS DISTINCT FROM t."people"`,
  ],
  [
    "endorsements are counted",
    `SELECT p."id" FROM "Proposal" p
     WHERE p."endorsementCount" <> (SELECT count(*) FROM "Endorsement" e WHERE e."proposalId" = p."id")`,
  ],
  [
    "what is merged stands in what it was merged into, and its supporters count there",
    `SELECT p."id" FROM "Proposal" p
     LEFT JOIN "ProposalMerger" g ON g."communityId" = p."communityId" AND g."sourceId" = p."id" AND g."undoneAt" IS NULL
     WHERE (p."state" = 'merged') <> (g."id" IS NOT NULL) OR g."targetId" IS DISTINCT FROM p."standsInId"
       OR EXISTS (SELECT FROM "Endorsement" e WHERE e."proposalId" = p."id" AND NOT EXISTS (
         SELECT FROM "Endorsement" o WHERE o."proposalId" = g."targetId" AND o."accountId" = e."accountId") AND g."id" IS NOT NULL)`,
  ],
  [
    "every submitted proposal can be found by what its title says",
    `SELECT p."id" FROM "Proposal" p WHERE (p."submittedAt" IS NOT NULL) <> (p."termsVersion" > 0)
       OR (p."submittedAt" IS NOT NULL) <> EXISTS (SELECT FROM "ProposalTerm" t WHERE t."proposalId" = p."id")`,
  ],
  [
    "nobody endorses their own",
    `SELECT p."id" FROM "Proposal" p JOIN "Endorsement" e ON e."proposalId" = p."id" AND e."accountId" = p."authorId"`,
  ],
  [
    "what was accepted had enough endorsements",
    `SELECT p."id" FROM "Proposal" p JOIN "Community" c ON c."id" = p."communityId"
     JOIN "ProposalMove" m ON m."proposalId" = p."id" AND m."to" = 'listed'
     WHERE (SELECT count(*) FROM "Endorsement" e WHERE e."proposalId" = p."id") < c."endorsementThreshold"`,
  ],
  [
    "revisions run from one to the last, which is the text",
    `SELECT p."id" FROM "Proposal" p LEFT JOIN "ProposalRevision" r ON r."proposalId" = p."id"
     GROUP BY p."communityId", p."id" HAVING count(*) <> p."revision" OR max(r."revision") <> p."revision"
       OR (array_agg(r."body" ORDER BY r."revision" DESC))[1] IS DISTINCT FROM p."body"`,
  ],
  [
    "numbers follow the order of submission without a gap",
    `SELECT "id" FROM (
       SELECT "id", "number", row_number() OVER (ORDER BY "submittedAt", "number") AS place
       FROM "Proposal" WHERE "state" <> 'draft') p WHERE "number" <> place`,
  ],
  [
    "counters stand at the last number",
    `SELECT * FROM "Counter" k WHERE k."last" <> CASE k."kind"
       WHEN 'proposal' THEN (SELECT max("number") FROM "Proposal" WHERE "year" = k."year")
       WHEN 'vote' THEN (SELECT max("number") FROM "Vote" WHERE "year" = k."year")
       ELSE (SELECT max("number") FROM "Outcome" WHERE "year" = k."year") END`,
  ],
  [
    "a roll adds up to its totals",
    `SELECT v."id" FROM "Vote" v JOIN "RollSeat" s ON s."voteId" = v."id" GROUP BY v."communityId", v."id"
     HAVING sum(s."heads") <> v."rollHeads" OR sum(s."areaDm2") <> v."rollAreaDm2"`,
  ],
  [
    "turnout adds up from the ballots",
    `SELECT t."voteId" FROM "VoteTurnout" t
     LEFT JOIN ("Ballot" b JOIN "RollSeat" s USING ("communityId", "voteId", "seatNo")) ON b."voteId" = t."voteId"
     GROUP BY t."communityId", t."voteId"
     HAVING coalesce(sum(s."heads"), 0) <> t."heads" OR coalesce(sum(s."areaDm2"), 0) <> t."areaDm2"`,
  ],
  [
    "whoever cast a ballot held the seat, while the vote was open",
    `SELECT b."seatNo" FROM "Ballot" b JOIN "RollSeat" s USING ("communityId", "voteId", "seatNo")
     JOIN "Vote" v ON v."id" = b."voteId"
     WHERE b."casterId" IS DISTINCT FROM s."voterId" OR b."castAt" NOT BETWEEN v."opensAt" AND v."closesAt"`,
  ],
  [
    "every building is in a grid, and every grid has somebody who is a grid worker",
    `SELECT b."id" FROM "Building" b WHERE NOT EXISTS (
       SELECT FROM "GridWorker" w JOIN "Membership" m ON m."accountId" = w."accountId" AND m."role" = 'gridWorker'
       WHERE w."gridId" = b."gridId")`,
  ],
  [
    "guardians and agents stand beside an owner who has no account",
    `SELECT m."partyId" FROM "OwnerPartyMember" m WHERE m."capacity" <> 'owner' AND NOT EXISTS (
       SELECT FROM "OwnerPartyMember" o
       WHERE o."partyId" = m."partyId" AND o."capacity" = 'owner' AND o."accountId" IS NULL)`,
  ],
  ["every vote has a turnout", `SELECT "id" FROM "Vote" WHERE "id" NOT IN (SELECT "voteId" FROM "VoteTurnout")`],
  [
    "nothing happens in the future",
    `SELECT at FROM (
       SELECT "createdAt" AS at FROM "Account" UNION ALL SELECT "grantedAt" FROM "Membership"
       UNION ALL SELECT "updatedAt" FROM "Proposal" UNION ALL SELECT "at" FROM "ProposalMove"
       UNION ALL SELECT "endorsedAt" FROM "Endorsement" UNION ALL SELECT "createdAt" FROM "Comment"
       UNION ALL SELECT "castAt" FROM "Ballot" UNION ALL SELECT "publishedAt" FROM "Outcome"
       UNION ALL SELECT "at" FROM "AuditEntry") moments WHERE at >= $1`,
  ],
];
