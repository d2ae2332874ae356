import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";

import { refusedAs } from "#app/http/handlers.server.ts";
import { keepPreferences } from "#app/http/preferences.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { returnTo } from "#app/http/return-to.ts";

const PreferencesForm = z.object({
  elder: z.enum(["on", "off"]).optional().catch(undefined),
  lang: z.enum(["zh", "en"]).optional().catch(undefined),
  next: z.string().max(1_000).optional().catch(undefined),
});

export const loader = () => redirect("/", { status: 303 });

/** Elder mode and language belong to the device: visitors have them too, so they live in cookies. */
export async function action({ request, context: { visit } }: ActionFunctionArgs) {
  const reading = await readForm(request, PreferencesForm).catch((error: unknown) => {
    throw refusedAs(error);
  });
  const { elder, lang, next } = reading.ok ? reading.input : {};
  keepPreferences(visit, { elder: elder ? elder === "on" : null, language: lang ?? null });
  return redirect(returnTo(next), { status: 303 });
}
