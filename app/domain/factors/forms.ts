import { z } from "zod";

import { text } from "#app/domain/shared/fields.ts";

const next = z.string().max(1_000).optional();

/** Spaces in the middle and full-width digits are how people copy six digits. */
const sixDigits = z
  .string()
  .max(40)
  .transform((typed) => typed.normalize("NFKC").replace(/[\s-]/g, ""))
  .refine((code) => /^\d{6}$/.test(code), { error: "bad_digits" });

export const CodeForm = z.object({ code: sixDigits, next });

export const RecoveryForm = z.object({ recoveryCode: z.string().trim().min(1).max(60), next });

const hasId = (value: unknown): value is { id: string } =>
  typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";

/** What a browser's script answers a passkey challenge with; what is in it is checked with its signature. */
const credential = z
  .string()
  .max(20_000)
  .transform((json, context) => {
    try {
      const value: unknown = JSON.parse(json);
      if (hasId(value)) return value;
    } catch {
      // Said below, as of anything else that is none.
    }
    context.addIssue({ code: "custom", message: "no_passkey" });
    return z.NEVER;
  });

export const PasskeyForm = z.object({ credential, next });

const passkeyName = text(30);

export const NewPasskeyForm = z.object({ credential, name: passkeyName, next });
export const PasskeyNameForm = z.object({ name: passkeyName });

/** A form that is one button. */
export const NextForm = z.object({ next });
