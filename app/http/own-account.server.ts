import { data } from "@remix-run/node";
import type { z } from "zod";

import { REFUSALS, type RefusalCode, Refused } from "#app/domain/shared/refusal.ts";
import { type FormAnswer, form, plainPage } from "./handlers.server.ts";
import { returnTo } from "./return-to.ts";
import type { Person } from "./session.server.ts";
import type { Visit } from "./visit.server.ts";

/** What is known to a page about one's own account, which stands in no community. */
type Own = { person: Person; visit: Visit; url: URL; param: (name: string) => string };

/** A loader of such a page: for whoever is signed in. */
export const ownPage = <T>(load: (own: Own) => Promise<T>) =>
  plainPage(async ({ visit, url, param }) => load({ visit, url, param, person: await signedIn(visit) }));

/** An action of such a page. */
export const ownForm = <S extends z.ZodType, T>(schema: S, act: (own: Own & { input: z.output<S> }) => Promise<T>) =>
  form(schema, async ({ visit, url, param, input }) =>
    act({ visit, url, param, input, person: await signedIn(visit) }),
  );

async function signedIn(visit: Visit): Promise<Person> {
  const person = await visit.person();
  if (!person) throw new Refused("sign_in_first");
  return person;
}

export { withNext } from "./return-to.ts";

/** Where a page was told to go on to afterwards. */
export const nextIn = (url: URL) => returnTo(url.searchParams.get("next"));

/** A refusal that belongs beside one field, said there with what was typed. */
export const besideField = ({ typed }: Visit, name: string, code: RefusalCode) =>
  data({ faults: { [name]: { code } }, refusal: null, typed: typed ?? {} } satisfies FormAnswer, {
    status: REFUSALS[code],
  });
