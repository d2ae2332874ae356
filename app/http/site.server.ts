import type { Site } from "#app/domain/factors/passkeys.server.ts";

const NAME = "阳光议事厅";

/** This installation as browsers know it, which is what they bind passkeys to: behind a proxy ORIGIN has to say it. */
export const siteOf = ({ hostname, origin }: URL): Site => ({ host: hostname, origin, name: NAME });
