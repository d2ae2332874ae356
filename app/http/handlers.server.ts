import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { z } from "zod";

import { isDatabaseAway } from "#app/db/errors.server.ts";
import { wayOn } from "#app/domain/accounts/way-on.ts";
import type { CommunityFacts } from "#app/domain/places/queries.server.ts";
import { type Actor, ANYBODY, accountOf } from "#app/domain/shared/actor.ts";
import { REFUSALS, type RefusalCode, Refused, type Told } from "#app/domain/shared/refusal.ts";
import { type FieldFaults, readForm, readMixed, readUpload } from "./read-form.server.ts";
import { asksFactorFirst } from "./second-step.server.ts";
import { actorOf, type Visit } from "./visit.server.ts";

type Asked = { actor: Actor; visit: Visit; url: URL; param: (name: string) => string };
type Context = Asked & { community: CommunityFacts };

/** What a form gets back when it was not taken: why, and all that was typed. */
export type FormAnswer = {
  faults: FieldFaults;
  refusal: RefusalCode | null;
  /** After how many seconds it would be taken, where that is known. */
  wait?: number | null;
  told?: Told | null;
  typed: Record<string, string>;
};

/**
 * A loader: finds out who asks and where, and turns the domain's refusals into responses.
 * With `tagsOf` the page may be kept in memory for visitors until one of these tags is touched.
 */
export function page<T>(load: (context: Context) => Promise<T>, tagsOf?: (context: Context, loaded: T) => string[]) {
  return ({ request, params, context: { visit } }: LoaderFunctionArgs) => {
    const url = new URL(request.url);
    return answering(visit, url, async () => {
      const context = await contextOf(visit, url, params);
      const loaded = await load(context);
      if (tagsOf) visit.tags = new Set([...(visit.tags ?? []), ...tagsOf(context, loaded)]);
      return loaded;
    });
  };
}

/** A loader of a page that stands in no community: whoever asks has no roles there. */
export function plainPage<T>(load: (asked: Asked) => Promise<T>) {
  return ({ request, params, context: { visit } }: LoaderFunctionArgs) => {
    const url = new URL(request.url);
    return answering(visit, url, async () => load(await askedOf(visit, url, params)));
  };
}

type Faced<F, T> = {
  /** All that is on the page for this one person, found out in a query or none. */
  face: (asked: Pick<Asked, "actor" | "param">) => Promise<F>;
  /** The rest, for anybody with these roles and this face; `actor` is one of them, and nobody in particular. */
  load: (context: Context, face: F) => Promise<T>;
  tagsOf: (context: Context, loaded: T) => string[];
};

/**
 * A loader like page(), of a page that is the same for all who have the same roles and the same face: it is kept in
 * memory for them, too. What is drawn cannot hold more of a person than the face, for the loader is not told who it is.
 */
export function facedPage<F, T>({ face, load, tagsOf }: Faced<F, T>) {
  return ({ request, params, context: { visit } }: LoaderFunctionArgs) => {
    const url = new URL(request.url);
    return answering(visit, url, async () => {
      const context = await contextOf(visit, url, params);
      const { actor, param, community } = context;
      const own = await face({ actor, param });
      const loaded = await load({ ...context, actor: anybodyLike(actor) }, own);
      if ((await visit.person())?.owesFactor) return loaded;
      visit.tags = new Set([...(visit.tags ?? []), ...tagsOf(context, loaded)]);
      visit.face = {
        communityId: community.id,
        of: async (asking) => faceKey(asking, await face({ actor: asking, param })),
        shown: faceKey(actor, own),
      };
      return loaded;
    });
  };
}

const anybodyLike = (actor: Actor): Actor => (actor.accountId ? { ...actor, accountId: ANYBODY } : actor);

const faceKey = ({ accountId, roles }: Actor, face: unknown) =>
  `${accountId ? "in" : "out"} ${[...roles].sort().join()} ${JSON.stringify(face)}`;

type Act<S extends z.ZodType, T> = (context: Asked & { community: { id: string }; input: z.output<S> }) => Promise<T>;

/** An action: like page(), and hands over only input that fits the schema. A refusal goes back to the form with what was typed. */
export const form = <S extends z.ZodType, T>(schema: S, act: Act<S, T>) => acting(readForm, schema, act);

/** The same for people who are nobody yet: many may share an address, and what they do is counted by its command. */
export const openForm = <S extends z.ZodType, T>(schema: S, act: Act<S, T>) => acting(readForm, schema, act, null);

/** The same for decisions that are made one after the other, as fast as one reads. */
export const judgingForm = <S extends z.ZodType, T>(schema: S, act: Act<S, T>) =>
  acting(readForm, schema, act, "judge");

/** The same for a form with files, at an address that uploads.ts lists. */
export const upload = <S extends z.ZodType, T>(schema: S, act: Act<S, T>) => acting(readUpload, schema, act);

/** The same where files may come along, and need not. */
export const mixedForm = <S extends z.ZodType, T>(schema: S, act: Act<S, T>) => acting(readMixed, schema, act);

function acting<S extends z.ZodType, T>(
  read: typeof readForm,
  schema: S,
  act: Act<S, T>,
  counted: "write" | "judge" | null = "write",
) {
  return async ({ request, params, context: { visit } }: ActionFunctionArgs) => {
    let typed: Record<string, string> = {};
    try {
      const reading = await read(request, schema);
      typed = visit.typed = reading.typed;
      const context = await askedOf(visit, new URL(request.url), params);
      if (counted) await visit.limits[counted](context.actor.accountId ?? visit.clientAddress);
      if (!reading.ok) return answer({ faults: reading.faults, refusal: null, typed }, 400);
      const done = await act({ ...context, community: { id: context.actor.communityId }, input: reading.input });
      visit.wrote = true;
      return done;
    } catch (thrown) {
      const error = await asksFactorFirst(visit, thrown);
      if (error instanceof Refused && error.code !== "not_found") {
        visit.retryAfter = error.waitSeconds;
        const { code, told, waitSeconds: wait } = error;
        // What is typed goes into a form of its own, or it could never be sent.
        if (code === "form_spent") delete typed.formKey;
        return answer({ faults: {}, refusal: code, wait, told, typed }, REFUSALS[code]);
      }
      throw refusedAs(error);
    }
  };
}

/** An action that our own script calls: answers with a piece of HTML, or with a status alone. */
export function fragment<S extends z.ZodType>(schema: S, draw: (asked: Asked, input: z.output<S>) => Promise<string>) {
  return async ({ request, params, context: { visit } }: ActionFunctionArgs) => {
    const bare = (code: RefusalCode) => new Response(null, { status: REFUSALS[code] });
    try {
      const reading = await readForm(request, schema);
      const asked = await askedOf(visit, new URL(request.url), params);
      await visit.limits.preview(accountOf(asked.actor));
      if (!reading.ok) return bare("text_too_tangled");
      return new Response(await draw(asked, reading.input), {
        headers: { "Content-Type": "text/html; charset=utf-8" },
      });
    } catch (error) {
      if (error instanceof Refused) return bare(error.code);
      if (isDatabaseAway(error)) return bare("database_away");
      throw error;
    }
  };
}

const answer = (content: FormAnswer, status: number) => data(content, { status });

async function contextOf(visit: Visit, url: URL, params: LoaderFunctionArgs["params"]): Promise<Context> {
  const [asked, community] = await Promise.all([askedOf(visit, url, params), visit.community(params.community ?? "")]);
  return { ...asked, community };
}

async function askedOf(visit: Visit, url: URL, params: LoaderFunctionArgs["params"]): Promise<Asked> {
  const param = (name: string) => {
    const value = params[name];
    if (!value) throw new Refused("not_found");
    return value;
  };
  return { actor: actorOf(await visit.person(), params.community ?? ""), visit, url, param };
}

/** Everything a loader may throw, as an answer. Who merely looks is led to sign in; a form that was sent stays, with what was typed. */
async function answering<T>(visit: Visit, url: URL, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const error = await asksFactorFirst(visit, thrown);
    const mayLeave = visit.method !== "POST";
    const onAt = mayLeave && error instanceof Refused && wayOn(error.code, url.pathname + url.search);
    if (onAt) throw redirect(onAt, { status: 303 });
    throw refusedAs(error);
  }
}

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
