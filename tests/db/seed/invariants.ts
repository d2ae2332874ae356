/** Each asks for rows that must not be there. $1 is the moment the demo counts from. */
export const INVARIANTS: [what: string, sql: string][] = [
  [
    "comments are counted",
    `SELECT t."id" FROM "Thread" t
     WHERE t."commentCount" <> (SELECT count(*) FROM "Comment" c WHERE c."threadId" = t."id" AND c."position" > 0)`,
  ],
  [
    "a thread belongs to one thing, and what is said below a notice came after it",
    `SELECT t."id" FROM "Thread" t LEFT JOIN "Proposal" p ON p."threadId" = t."id" LEFT JOIN "Outcome" o ON o."threadId" = t."id"
     WHERE num_nonnulls(p."id", o."id") <> 1
       OR EXISTS (SELECT FROM "Comment" c WHERE c."threadId" = o."threadId" AND c."createdAt" <= o."publishedAt")`,
  ],
  [
    "comments are numbered in the order they were said, without a gap",
    `SELECT n."id" FROM (SELECT "id", "threadId", "position", row_number() OVER (PARTITION BY "threadId" ORDER BY "createdAt", "position") AS place
       FROM "Comment" WHERE "position" > 0) n JOIN "Thread" t ON t."id" = n."threadId"
     WHERE n."position" <> n.place OR t."lastPosition" <> t."commentCount"`,
  ],
  [
    "answers are counted with what they answer",
    `SELECT c."id" FROM "Comment" c
     WHERE c."answerCount" <> (SELECT count(*) FROM "Comment" r WHERE r."parentId" = c."id")`,
  ],
  [
    "ratings are counted, and nobody's are of their own",
    `SELECT c."id" FROM "Comment" c LEFT JOIN "CommentRating" r ON r."commentId" = c."id" GROUP BY c."communityId", c."id"
     HAVING c."helpful" <> count(*) FILTER (WHERE r."helpful") OR c."unhelpful" <> count(*) FILTER (WHERE NOT r."helpful")
       OR bool_or(r."accountId" = c."authorId") OR (c."best" > 0) <> (c."helpful" > 0)
       OR (c."disputed" > 0) <> (c."helpful" > 0 AND c."unhelpful" > 0)`,
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
  [
    "what waits is before the committee, with what was noticed about it",
    `SELECT c."id" FROM "Comment" c WHERE (c."heldAt" IS NOT NULL) <> (c."position" IS NULL)
       OR (c."heldAt" IS NOT NULL) <> EXISTS (SELECT FROM "ModerationCase" m JOIN "CommentSignal" s USING ("commentId")
         WHERE m."commentId" = c."id" AND m."state" = 'waiting')`,
  ],
  [
    "pictures are counted with what they go with",
    `SELECT c."id" FROM "Comment" c WHERE c."pictureCount" <> (SELECT count(*) FROM "Picture" i WHERE i."commentId" = c."id")`,
  ],
  [
    "what is hidden was judged, stands in the log and in the record of acts, and says nothing",
    `SELECT h."id" FROM (
       SELECT "id", "hiddenFor", 'comment:' || "id" AS "subject", '' AS "title" FROM "Comment"
       UNION ALL SELECT "id", "hiddenFor", 'proposal:' || "year" || '-' || lpad("number"::text, 4, '0'), "title" FROM "Proposal"
     ) h WHERE h."hiddenFor" IS NOT NULL AND (h."title" <> '' OR NOT EXISTS (
       SELECT FROM "ModerationCase" m JOIN "Measure" x USING ("itemId")
       JOIN "AuditEntry" a ON a."subject" = h."subject" AND a."action" = 'moderation.hide'
       WHERE m."itemId" = h."id" AND m."state" = 'hidden' AND x."ground" = h."hiddenFor"))`,
  ],
  ["a reply names both", `SELECT "id" FROM "Comment" WHERE ("rootId" IS NULL) <> ("parentId" IS NULL)`],
  [
    "who speaks in an office holds it",
    `SELECT c."id" FROM "Comment" c WHERE (c."office" IS NOT NULL) <> (EXISTS (
       SELECT FROM "Membership" m WHERE m."accountId" = c."authorId" AND m."role" IN ('moderator', 'chair', 'supervisor'))
       OR EXISTS (SELECT FROM "OfficialPost" o WHERE o."accountId" = c."authorId"))`,
  ],
  [
    "a person stands where they last spoke",
    `SELECT * FROM (
       SELECT DISTINCT ON ("threadId", "authorId") "threadId", "authorId" AS "accountId", "stance"
       FROM "Comment" WHERE "position" > 0 ORDER BY "threadId", "authorId", "createdAt" DESC) l
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
    "every submitted proposal can be found by what its title says, but what is hidden",
    `SELECT p."id" FROM "Proposal" p WHERE (p."submittedAt" IS NOT NULL) <> (p."termsVersion" > 0)
       OR (p."submittedAt" IS NOT NULL AND p."hiddenFor" IS NULL) <> EXISTS (SELECT FROM "ProposalTerm" t WHERE t."proposalId" = p."id")`,
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
    "revisions run from one to the last, which is the text, unless that is hidden",
    `SELECT p."id" FROM "Proposal" p LEFT JOIN "ProposalRevision" r ON r."proposalId" = p."id"
     GROUP BY p."communityId", p."id" HAVING count(*) <> p."revision" OR max(r."revision") <> p."revision"
       OR (array_agg(r."body" ORDER BY r."revision" DESC))[1] IS DISTINCT FROM p."body" AND p."hiddenFor" IS NULL`,
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
     LEFT JOIN (SELECT "voteId", "seatNo" FROM "Ballot" WHERE "choice" <> '"invalid"'
       UNION SELECT "voteId", "seatNo" FROM "Participation") b ON b."voteId" = t."voteId"
     LEFT JOIN "RollSeat" s ON s."voteId" = b."voteId" AND s."seatNo" = b."seatNo"
     GROUP BY t."communityId", t."voteId"
     HAVING coalesce(sum(s."heads"), 0) <> t."heads" OR coalesce(sum(s."areaDm2"), 0) <> t."areaDm2"`,
  ],
  [
    "whoever cast a ballot held the seat, was given authority or read its sheet, while the vote was open",
    `SELECT b."seatNo" FROM (SELECT "voteId", "seatNo", "casterId", "castAt", "channel", "entryNo" FROM "Ballot"
       UNION ALL SELECT "voteId", "seatNo", "casterId", "castAt", "channel", "entryNo" FROM "Participation") b
     JOIN "RollSeat" s USING ("voteId", "seatNo") JOIN "Vote" v ON v."id" = b."voteId"
     WHERE b."castAt" NOT BETWEEN v."opensAt" AND v."closesAt" OR NOT CASE b."channel"
       WHEN 'online' THEN b."casterId" IS NOT DISTINCT FROM s."voterId"
       WHEN 'proxy' THEN EXISTS (SELECT FROM "ProxyAuthority" a WHERE a."voteId" = b."voteId" AND a."seatNo" = b."seatNo"
         AND a."proxyId" = b."casterId" AND a."recordedAt" < b."castAt")
       ELSE EXISTS (SELECT FROM "PaperSheet" p JOIN "PaperReading" r USING ("voteId", "seatNo", "sheetNo")
         WHERE p."voteId" = b."voteId" AND p."entryNo" = b."entryNo" AND r."readerId" = b."casterId"
           AND r."readAt" = b."castAt") END`,
  ],
  [
    "a sheet is a ballot when two people who are not its voter read the same on it, and not before",
    `SELECT p."seatNo" FROM "PaperSheet" p JOIN "RollSeat" s USING ("communityId", "voteId", "seatNo")
     JOIN "PaperReading" r USING ("voteId", "seatNo", "sheetNo")
     GROUP BY p."communityId", p."voteId", p."seatNo", p."sheetNo", s."voterId"
     HAVING (p."entryNo" IS NOT NULL) <> (count(*) = 2 AND count(DISTINCT r."choice") = 1)
       OR bool_or(r."readerId" IS NOT DISTINCT FROM s."voterId") OR min(r."readAt") <= p."printedAt"`,
  ],
  [
    "nobody votes for more than three with their authority",
    `SELECT "proxyId" FROM "ProxyAuthority" GROUP BY "voteId", "proxyId" HAVING count(*) > 3`,
  ],
  [
    "what a closed secret vote's ballots say is in its ledger alone, a line for each that took part",
    `SELECT v."id" FROM "Vote" v WHERE v."settings"->>'secrecy' = 'secret' AND (v."status" <> 'closed'
       OR EXISTS (SELECT FROM "SecretBallot" b WHERE b."voteId" = v."id")
       OR EXISTS (SELECT FROM "Ballot" b WHERE b."voteId" = v."id")
       OR (SELECT count(*) FROM "Participation" p WHERE p."voteId" = v."id") <> (SELECT count(*) FROM "LedgerEntry" e
         WHERE e."voteId" = v."id" AND e."line"::jsonb->>'kind' = 'secretBallot'))`,
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
  [
    "where objections are looked into, some wait for an answer, and were made while the notice ran",
    `SELECT p."id" FROM "Proposal" p JOIN "Outcome" o ON o."proposalId" = p."id"
     LEFT JOIN "Objection" j ON j."outcomeId" = o."id" AND j."verdict" = 'waiting'
     WHERE (p."state" = 'objectionReview') <> (j."id" IS NOT NULL)
       OR j."filedAt" NOT BETWEEN o."publishedAt" AND o."noticeEndsAt" OR j."answerDueAt" < $1`,
  ],
  ["every vote has a turnout", `SELECT "id" FROM "Vote" WHERE "id" NOT IN (SELECT "voteId" FROM "VoteTurnout")`],
  [
    "nothing happens in the future",
    `SELECT at FROM (
       SELECT "createdAt" AS at FROM "Account" UNION ALL SELECT "grantedAt" FROM "Membership"
       UNION ALL SELECT "updatedAt" FROM "Proposal" UNION ALL SELECT "at" FROM "ProposalMove"
       UNION ALL SELECT "endorsedAt" FROM "Endorsement" UNION ALL SELECT "createdAt" FROM "Comment"
       UNION ALL SELECT "castAt" FROM "Ballot" UNION ALL SELECT "publishedAt" FROM "Outcome"
       UNION ALL SELECT "castAt" FROM "Participation" UNION ALL SELECT "readAt" FROM "PaperReading"
       UNION ALL SELECT "filedAt" FROM "Objection"
       UNION ALL SELECT "deliveredAt" FROM "Delivery" UNION ALL SELECT "recordedAt" FROM "ProxyAuthority"
       UNION ALL SELECT "at" FROM "AuditEntry") moments WHERE at >= $1`,
  ],
];
