import type { Visit } from "./visit.server.ts";

/** Where the privacy policy of the community is that somebody is on their way to, if it has one. */
export async function policyOn(visit: Visit, next: string): Promise<string | null> {
  const [, community] = /^\/c\/([^/?]+)/.exec(next) ?? [];
  const facts = community ? await visit.community(community).catch(() => null) : null;
  return facts?.privacyUrl ?? null;
}
