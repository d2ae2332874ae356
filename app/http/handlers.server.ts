import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { z } from "zod";

import { isDatabaseAway } from "#app/db/errors.server.ts";
import type { CommunityFacts } from "#app/domain/places/queries.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { REFUSALS, type RefusalCode, Refused } from "#app/domain/shared/refusal.ts";
import { type FieldFaults, readForm, refuseOtherBodies } from "./read-form.server.ts";
import type { Visit } from "./visit.server.ts";

type Context = {
  actor: Actor;
  community: CommunityFacts;
  visit: Visit;
  url: URL;
  param: (name: string) => string;
};

/** What a form gets back when it was not taken: why, and all that was typed. */
export type FormAnswer = {
  faults: FieldFaults;
  refusal: RefusalCode | null;
  typed: Record<string, string>;
};

/**
 * A loader: finds out who asks and where, and turns the domain's refusals into responses.
 * With `tagsOf` the page may be kept in memory for visitors until one of these tags is touched.
 */
export function page<T>(load: (context: Context) => Promise<T>, tagsOf?: (context: Context, loaded: T) => string[]) {
  return async ({ request, params, context: { visit } }: LoaderFunctionArgs) => {
    const url = new URL(request.url);
    try {
      const context = await contextOf(visit, url, params);
      const loaded = await load(context);
      if (tagsOf) visit.tags = new Set([...(visit.tags ?? []), ...tagsOf(context, loaded)]);
      return loaded;
    } catch (error) {
      const mayLeave = visit.method !== "POST"; // a form that was sent stays, with what was typed
      if (mayLeave && error instanceof Refused && error.code === "sign_in_first") throw toSignIn(url);
      throw refusedAs(error);
    }
  };
}

/** An action: like page(), and hands over only input that fits the schema. A refusal goes back to the form with what was typed. */
export function form<S extends z.ZodType, T>(
  schema: S,
  act: (context: Context & { input: z.output<S> }) => Promise<T>,
  counts: "write" | "preview" = "write",
) {
  return async ({ request, params, context: { visit } }: ActionFunctionArgs) => {
    let typed: Record<string, string> = {};
    try {
      refuseOtherBodies(request);
      const reading = await readForm(request, schema);
      typed = visit.typed = reading.typed;
      const context = await contextOf(visit, new URL(request.url), params);
      await visit.limits[counts](context.actor.accountId ?? visit.clientAddress);
      if (!reading.ok) return answer({ faults: reading.faults, refusal: null, typed }, 400);
      return await act({ ...context, input: reading.input });
    } catch (error) {
      if (error instanceof Refused && error.code !== "not_found") {
        return answer({ faults: {}, refusal: error.code, typed }, REFUSALS[error.code]);
      }
      throw refusedAs(error);
    }
  };
}

const answer = (content: FormAnswer, status: number) => data(content, { status });

async function contextOf(visit: Visit, url: URL, params: LoaderFunctionArgs["params"]): Promise<Context> {
  const param = (name: string) => {
    const value = params[name];
    if (!value) throw new Refused("not_found");
    return value;
  };
  const communityId = param("community");
  const [person, community] = await Promise.all([visit.person(), visit.community(communityId)]);
  const roles = person?.rolesIn(communityId) ?? new Set();
  return { actor: { accountId: person?.accountId ?? null, communityId, roles }, community, visit, url, param };
}

export const toSignIn = (url: URL) =>
  redirect(`/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`, { status: 303 });

/** Refusals and an absent database are answers; anything else is a bug and goes on as it is. */
export function refusedAs(error: unknown) {
  if (error instanceof Refused) return data(error.code, { status: REFUSALS[error.code] });
  if (isDatabaseAway(error)) return data("database_away" satisfies RefusalCode, { status: REFUSALS.database_away });
  return error;
}

/**
 * The loader of an address that only takes forms: who merely looks is led to the page it belongs to, found by taking
 * that many parts off the address and adding `then`. What its action answered is left to be shown.
 */
export const onlyPosted =
  (parts: number, then = "") =>
  ({ request, context: { visit } }: LoaderFunctionArgs) =>
    visit.method === "POST"
      ? null
      : redirect(new URL(request.url).pathname.split("/").slice(0, -parts).join("/") + then, { status: 303 });
