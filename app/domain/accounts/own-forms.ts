import { z } from "zod";

import { faultOfName, shownForm } from "./display-name.ts";
import { newPassword, ticked } from "./forms.ts";
import { PASSWORD_UNITS } from "./password-rule.ts";

const NAME_STYLES = ["masked", "real", "chosen"] as const;
export type NameStyle = (typeof NAME_STYLES)[number];

/** Only a name that is chosen has to be one that somebody may have. */
export const NameForm = z
  .object({ style: z.enum(NAME_STYLES), name: z.string().max(200).default("").transform(shownForm) })
  .superRefine(({ style, name }, context) => {
    const fault = style === "chosen" ? faultOfName(name) : null;
    if (fault === "too_short" || fault === "too_long") {
      context.addIssue({ code: "custom", message: "name_length", path: ["name"] });
    } else if (fault) context.addIssue({ code: "custom", message: fault, path: ["name"] });
  });

export const OwnPreferencesForm = z.object({ elder: z.enum(["on", "off"]), language: z.enum(["zh", "en"]) });

export const ConsentForm = z.object({
  privacy: ticked,
  version: z.string().max(40),
  next: z.string().max(1_000).optional(),
});

export const ProofForm = z.object({
  password: z.string().min(1).max(PASSWORD_UNITS),
  next: z.string().max(1_000).optional(),
});

export const ChangePasswordForm = z
  .object({ password: newPassword, repeated: z.string() })
  .refine(({ password, repeated }) => password === repeated, { error: "passwords_differ", path: ["repeated"] });

export const EndSessionForm = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) });

/** A form that is one button. */
export const NothingForm = z.object({});
