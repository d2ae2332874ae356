import { verify } from "@node-rs/argon2";

import { bareServer } from "./bare.ts";

export type BareVerify = { passwordHash: string; password: string };

/** Compares a password for every request, and does nothing else. */
bareServer<BareVerify>(({ passwordHash, password }) => async (request, response) => {
  request.resume();
  const fits = await verify(passwordHash, password);
  response.writeHead(fits ? 303 : 401).end();
});
