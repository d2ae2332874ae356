import { announce, cast, castTwice, comeTooEarly, comeWithoutSeat, review, watchTurnout } from "./journey/deciding.ts";
import { setOut } from "./journey/hall.ts";
import { discuss, endorse, propose } from "./journey/proposing.ts";
import { discussNotice, publishOutcome, readNotice, readResult } from "./journey/publishing.ts";
import { bringForward } from "./support/clock.ts";
import { makeCommunity } from "./support/community.ts";
import { DESKTOP, PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { lookAllWays, lookBothWays } from "./support/look.ts";

/** What script adds to a page it adds at every size: on the desk, pages are laid out as on a phone as well. */
const WAYS = [
  { how: "390×844, without script", options: { ...PHONE, javaScriptEnabled: false }, look: lookBothWays },
  { how: "1280×800, with script", options: DESKTOP, look: lookAllWays },
];

for (const { how, options, look } of WAYS) {
  test.describe(how, () => {
    test.use(options);

    test("a resident's proposal becomes a published outcome", async ({ db, arrive }) => {
      test.slow();
      const community = await makeCommunity(db);
      const hall = await setOut({ db, community, look, arrive });

      const proposal = await test.step("a resident proposes", () => propose(hall));
      await test.step("neighbours endorse", () => endorse(hall, proposal));
      await test.step("neighbours discuss", () => discuss(hall, proposal));
      await test.step("the committee reviews and has it deliberated", () => review(hall, proposal));
      const serial = await test.step("the committee gives notice of a vote", () => announce(hall));
      const vote = { communityId: community.id, serial };
      await test.step("an owner comes too early", () => comeTooEarly(hall, serial));

      await test.step("the vote opens on time", () => bringForward(db, vote, "opening"));
      await test.step("an owner votes", () => cast(hall, "wang", "agree", look));
      await test.step("an owner votes twice", () => castTwice(hall, serial));
      await test.step("the author votes", () => cast(hall, "author", "agree"));
      await test.step("a tenant has no seat", () => comeWithoutSeat(hall, serial));
      await test.step("everybody sees the turnout alone", () => watchTurnout(hall, serial));
      await test.step("an owner is against it", () => cast(hall, "zhao", "against"));

      await test.step("the vote closes, nobody looking", () => bringForward(db, vote, "deadline"));
      await test.step("the result is there to check", () => readResult(hall, serial));
      const notice = await test.step("the committee publishes, two of it", () => publishOutcome(hall));
      expect(notice).toMatch(/-0001$/);
      await test.step("neighbours discuss it", () => discussNotice(hall, notice));
      await test.step("everybody reads it", () => readNotice(hall, proposal));
    });
  });
}
