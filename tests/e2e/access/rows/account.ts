import type { Made } from "../objects.ts";
import { EVERYBODY, NOBODY, OWN, type Row, SIGNED_IN, STAFF } from "../row.ts";

/** The same for all who have one. */
const thePassword = ({ form: { password = "" } }: Made) => ({ password });

export const ACCOUNT: readonly Row[] = [
  { at: "account", GET: SIGNED_IN, POST: NOBODY },
  // Of those who ask these two have a password, the same one.
  {
    at: "account/proof",
    of: "person",
    GET: SIGNED_IN,
    POST: OWN,
    form: thePassword,
  },
  { at: "account/consent", GET: SIGNED_IN, POST: SIGNED_IN, form: { privacy: "yes", version: "2026-11" } },
  {
    at: "account/phone",
    GET: SIGNED_IN,
    POST: SIGNED_IN,
    form: { to: "13900000003", formKey: "0190a000-0000-7000-8000-0000000000a3" },
  },
  { at: "account/phone/code", GET: SIGNED_IN, POST: SIGNED_IN, form: { code: "123456" } },
  { at: "account/name", GET: SIGNED_IN, POST: SIGNED_IN, form: { style: "masked", name: "" } },
  {
    at: "account/password",
    GET: SIGNED_IN,
    POST: SIGNED_IN,
    form: { password: "七楼的桂花香十里", repeated: "七楼的桂花香十里" },
  },
  { at: "account/preferences", GET: SIGNED_IN, POST: SIGNED_IN, form: { elder: "on", language: "zh" } },
  { at: "account/export", of: "person", GET: SIGNED_IN, POST: SIGNED_IN, form: thePassword },
  // Of those who ask, whoever serves is told to hand over first.
  { at: "account/erasure", of: "person", GET: SIGNED_IN, POST: SIGNED_IN, form: thePassword },
  { at: "account/erasure/withdrawal", of: "leaving", GET: EVERYBODY, POST: SIGNED_IN },
  { at: "account/sessions", GET: SIGNED_IN, POST: NOBODY },
  { at: "account/sessions/end", GET: EVERYBODY, POST: SIGNED_IN, form: { session: "0".repeat(64) } },
  { at: "account/sessions/end-others", GET: EVERYBODY, POST: SIGNED_IN },
  { at: "account/factors", GET: STAFF, POST: NOBODY },
  {
    at: "account/factors/totp",
    of: "nextAuthenticator",
    GET: [...STAFF, "own"],
    POST: [...STAFF, "own"],
    form: ({ form }) => form,
  },
  { at: "account/factors/totp/begin", GET: EVERYBODY, POST: STAFF },
  { at: "account/factors/totp/removal", of: "authenticator", GET: OWN, POST: OWN },
  {
    at: "account/factors/passkeys/new",
    GET: STAFF,
    POST: NOBODY,
    form: { credential: '{"id":"made-up"}', name: "办公室电脑" },
  },
  { at: "account/factors/passkeys/:passkey", of: "passkey", GET: OWN, POST: OWN, form: { name: "新名字" } },
  { at: "account/factors/passkeys/:passkey/removal", of: "passkey", GET: OWN, POST: OWN },
  { at: "account/factors/recovery-codes", of: "authenticator", GET: OWN, POST: OWN },
  { at: "account/looks", GET: SIGNED_IN, POST: NOBODY },
  { at: "account/acts", GET: SIGNED_IN, POST: NOBODY },
];
