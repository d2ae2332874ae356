import { RateLimiterMemory } from "rate-limiter-flexible";

import { Refused } from "#app/domain/shared/refusal.ts";

type Limits = { writesPerMinute: number; signInsPerMinute: number };

/** A neighbourhood may share one address: it gets as many attempts as this many people. */
const PEOPLE_BEHIND_AN_ADDRESS = 5;

/** While a text is written, its preview is asked for at every pause. */
const PREVIEWS_PER_WRITE = 6;

/** How often one person, or one address, may write or try to sign in. Counted per server. */
export function createRateLimits({ writesPerMinute, signInsPerMinute }: Limits) {
  const writes = new RateLimiterMemory({ points: writesPerMinute, duration: 60 });
  const previews = new RateLimiterMemory({ points: writesPerMinute * PREVIEWS_PER_WRITE, duration: 60 });
  const names = new RateLimiterMemory({ points: signInsPerMinute, duration: 60 });
  const addresses = new RateLimiterMemory({ points: signInsPerMinute * PEOPLE_BEHIND_AN_ADDRESS, duration: 60 });
  const factors = new RateLimiterMemory({ points: signInsPerMinute, duration: 60 });
  return {
    factor: (accountId: string) => take(factors, accountId),
    write: (who: string) => take(writes, who),
    preview: (who: string) => take(previews, who),
    /** Counted for the name that is tried and for where it is tried from. */
    async signIn(loginName: string, clientAddress: string) {
      await take(names, loginName);
      await take(addresses, clientAddress);
    },
  };
}

export type RateLimits = ReturnType<typeof createRateLimits>;

async function take(limiter: RateLimiterMemory, key: string) {
  try {
    await limiter.consume(key);
  } catch {
    throw new Refused("too_many_requests");
  }
}
