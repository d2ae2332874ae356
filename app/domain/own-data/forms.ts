import { z } from "zod";

/** The password again, taken as typed; accounts without one send none. */
export const ProvenForm = z.object({ password: z.string().max(128).default("") });

export const CallOffForm = z.object({});
