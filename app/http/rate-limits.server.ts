import { RateLimiterMemory } from "rate-limiter-flexible";

import { Refused } from "#app/domain/shared/refusal.ts";

type Limits = { writesPerMinute: number; signInsPerMinute: number };

/** How often one person, or one address, may write or try to sign in. Counted per server. */
export function createRateLimits({ writesPerMinute, signInsPerMinute }: Limits) {
  const writes = new RateLimiterMemory({ points: writesPerMinute, duration: 60 });
  const signIns = new RateLimiterMemory({ points: signInsPerMinute, duration: 60 });
  return {
    write: (who: string) => take(writes, who),
    /** Counted for the name that is tried and for where it is tried from. */
    async signIn(loginName: string, clientAddress: string) {
      await take(signIns, `name:${loginName}`);
      await take(signIns, `from:${clientAddress}`);
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
