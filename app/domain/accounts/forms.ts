import { z } from "zod";

import { contactOf, LONGEST_CONTACT } from "./contact.ts";
import { faultOfPassword, PASSWORD_UNITS } from "./password-rule.ts";

/** A new password is taken as typed. What is close to the person's own name or number is for the command to refuse. */
export const newPassword = z
  .string()
  .min(1)
  .superRefine((password, context) => {
    const message = faultOfPassword(password);
    if (message) context.addIssue({ code: "custom", message });
  });

/** A password is taken as typed: trimming or normalising it would lock its owner out. */
export const SignInForm = z.object({
  name: z.string().trim().min(1).max(LONGEST_CONTACT),
  password: z.string().min(1).max(PASSWORD_UNITS),
  next: z.string().max(500).optional(),
});

/** Where a code is to be sent. The key, made when the form was drawn, becomes the code's id: sent twice it is one. */
export const SendCodeForm = z.object({
  to: z.string().transform((typed, context) => {
    const contact = contactOf(typed);
    if (!contact) context.addIssue({ code: "custom", message: "bad_contact" });
    return contact ?? z.NEVER;
  }),
  formKey: z.uuid(),
  next: z.string().max(500).optional(),
});

/** Spaces and full-width digits are how people copy a code. */
const code = z
  .string()
  .transform((typed) => typed.normalize("NFKC").replace(/\s/g, ""))
  .refine((digits) => /^\d{6}$/.test(digits), { error: "bad_code" });

export const CodeForm = z.object({ code, next: z.string().max(500).optional() });

export const NewPasswordForm = z.object({ code, password: newPassword, next: z.string().max(500).optional() });

/** Letters, the dot in 买买提·阿不都拉 and the marks in foreign names. */
const REAL_NAME = /^\p{L}[\p{L}\p{M}·.'’ -]*$/u;

/** A box that was not ticked is not sent at all. */
export const ticked = z.custom<"yes">((value) => value === "yes", { error: "not_ticked" });

export const RegisterForm = z.object({
  realName: z
    .string()
    .transform((typed) => typed.normalize("NFKC").replace(/\s+/g, " ").replaceAll("•", "·").trim())
    .pipe(
      z
        .string()
        .min(2)
        .max(40)
        .refine((name) => REAL_NAME.test(name), { error: "bad_real_name" }),
    ),
  adult: ticked,
  privacy: ticked,
  password: z.union([z.literal(""), newPassword]).optional(),
  next: z.string().max(500).optional(),
});
