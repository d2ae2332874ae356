import { z } from "zod";

import { isCount } from "#app/domain/shared/cursor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { isDay } from "#app/domain/shared/time.ts";
import { KINDS } from "./actions.ts";

const day = z.string().refine(isDay).optional().catch(undefined);

/** Which acts an address asks for: whatever makes no sense there is as if it were not. */
export const AuditFilter = z.object({
  /** Those above the communities. */
  above: z.literal("on").optional().catch(undefined),
  kind: z.enum(KINDS).optional().catch(undefined),
  /** Who did it or whom it concerns. */
  person: z.string().refine(isId).optional().catch(undefined),
  from: day,
  to: day,
  /** The number after which the page goes on, downwards. */
  after: z.string().refine(isCount).transform(Number).optional().catch(undefined),
});
export type AuditFilter = z.output<typeof AuditFilter>;

/** Which chain is taken along. */
export const AuditExport = AuditFilter.pick({ above: true });

/** One's own: those that concern oneself, or those one did. */
export const OwnActsFilter = z.object({
  side: z.enum(["about", "by"]).catch("about"),
  after: z.string().optional().catch(undefined),
});
export type OwnActsFilter = z.output<typeof OwnActsFilter>;
