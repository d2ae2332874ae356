import { z } from "zod";

/** A password is taken as typed: trimming or normalising it would lock its owner out. */
export const SignInForm = z.object({
  name: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(128),
  next: z.string().max(500).optional(),
});
