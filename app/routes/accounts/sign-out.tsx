import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { refusedAs } from "#app/http/handlers.server.ts";

export const loader = () => redirect("/", { status: 303 });

export async function action({ context: { visit } }: ActionFunctionArgs) {
  try {
    visit.setCookies.push(await visit.sessions.end(visit.cookies));
    return redirect("/", { status: 303 });
  } catch (error) {
    throw refusedAs(error);
  }
}
