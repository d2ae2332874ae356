import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";

import { cookie } from "#app/http/cookie.ts";
import { refusedAs } from "#app/http/handlers.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { returnTo } from "#app/http/return-to.ts";

const PreferencesForm = z.object({
  elder: z.enum(["on", "off"]).optional().catch(undefined),
  lang: z.enum(["zh", "en"]).optional().catch(undefined),
  next: z.string().max(1_000).optional().catch(undefined),
});

const YEAR_S = 365 * 24 * 60 * 60;

export const loader = () => redirect("/", { status: 303 });

/** Elder mode and language belong to the device: visitors have them too, so they live in cookies. */
export async function action({ request, context: { visit } }: ActionFunctionArgs) {
  const reading = await readForm(request, PreferencesForm).catch((error: unknown) => {
    throw refusedAs(error);
  });
  const { elder, lang, next } = reading.ok ? reading.input : {};
  const keep = (name: string, value: string) =>
    visit.setCookies.push(cookie(name, value, value === "" ? 0 : YEAR_S, visit.secure));
  if (elder) keep("elder", elder === "on" ? "1" : "");
  if (lang) keep("lang", lang === "en" ? "en" : "");
  return redirect(returnTo(next), { status: 303 });
}
