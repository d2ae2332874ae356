import { RateLimiterMemory } from "rate-limiter-flexible";

import { networkOf } from "#app/domain/accounts/attempts.ts";
import { type RefusalCode, Refused } from "#app/domain/shared/refusal.ts";

type Limits = { writesPerMinute: number; signInTries: number };

/** While a text is written, its preview is asked for at every pause. */
const PREVIEWS_PER_WRITE = 6;

/** Whoever works through a queue decides with one press each, and much of it is decided at a glance. */
const JUDGMENTS_PER_WRITE = 10;

/** Own data in a day: enough for whoever lost the first, too few to keep the server at it. */
const EXPORTS_A_DAY = 5;

/** A neighbourhood may share one address. */
const LETTERS_PER_TRY = 10;

/** How often one person, or one address, may write. Counted per server; what could be guessed is counted in the database. */
export function createRateLimits({ writesPerMinute, signInTries }: Limits) {
  const writes = new RateLimiterMemory({ points: writesPerMinute, duration: 60 });
  const previews = new RateLimiterMemory({ points: writesPerMinute * PREVIEWS_PER_WRITE, duration: 60 });
  const judgments = new RateLimiterMemory({ points: writesPerMinute * JUDGMENTS_PER_WRITE, duration: 60 });
  const letters = new RateLimiterMemory({ points: LETTERS_PER_TRY * signInTries, duration: 600 });
  const exports = new RateLimiterMemory({ points: EXPORTS_A_DAY, duration: 86_400 });
  return {
    export: (accountId: string) => take(exports, accountId, "exported_enough"),
    write: (who: string) => take(writes, who),
    judge: (who: string) => take(judgments, who),
    preview: (who: string) => take(previews, who),
    /** Looks up the code of a letter. Those that are wrong count for where they are tried from; there are 2^60 of them. */
    async letterCode<T>(clientAddress: string, find: () => Promise<T | null>): Promise<T | null> {
      const network = networkOf(clientAddress);
      await take(letters, network);
      const found = await find();
      if (found !== null) await letters.reward(network);
      return found;
    },
  };
}

export type RateLimits = ReturnType<typeof createRateLimits>;

async function take(limiter: RateLimiterMemory, key: string, code: RefusalCode = "too_many_requests") {
  try {
    await limiter.consume(key);
  } catch {
    throw new Refused(code);
  }
}
