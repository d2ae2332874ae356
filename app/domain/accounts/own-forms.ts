import { z } from "zod";

import { faultOfName, shownForm } from "./display-name.ts";

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

export const ProofForm = z.object({ password: z.string().min(1).max(128), next: z.string().max(1_000).optional() });

/** Taken as typed: trimming or normalising a password would lock its owner out. */
export const NewPasswordForm = z
  .object({ password: z.string().min(8).max(128), repeated: z.string().max(128) })
  .refine(({ password, repeated }) => password === repeated, { error: "passwords_differ", path: ["repeated"] });

export const EndSessionForm = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) });

/** A form that is one button. */
export const NothingForm = z.object({});
