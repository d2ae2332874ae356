import { EVERYBODY, NOBODY, OWN, type Row, SIGNED_IN } from "../row.ts";

export const ENTERING: readonly Row[] = [
  { at: "", GET: EVERYBODY, POST: NOBODY },
  { at: "*", GET: NOBODY, POST: NOBODY },
  { at: "sign-in", of: "person", GET: EVERYBODY, POST: EVERYBODY, form: ({ form }) => form },
  {
    at: "enter",
    GET: EVERYBODY,
    POST: EVERYBODY,
    form: { to: "13900000001", formKey: "0190a000-0000-7000-8000-0000000000a1" },
  },
  { at: "enter/code", GET: EVERYBODY, POST: EVERYBODY, form: { code: "123456" } },
  { at: "register", GET: EVERYBODY, POST: EVERYBODY, form: { realName: "陈海", adult: "yes", privacy: "yes" } },
  {
    at: "password-reset",
    GET: EVERYBODY,
    POST: EVERYBODY,
    form: { to: "13900000002", formKey: "0190a000-0000-7000-8000-0000000000a2" },
  },
  {
    at: "password-reset/code",
    GET: EVERYBODY,
    POST: EVERYBODY,
    form: { code: "123456", password: "锄禾日当午汗滴禾下土" },
  },
  { at: "sign-out", GET: EVERYBODY, POST: EVERYBODY },
  { at: "preferences", GET: EVERYBODY, POST: EVERYBODY, form: { elder: "on" } },
  // A passkey answers a challenge: its forms are taken in second-step.spec.ts, and from nobody who made one up.
  { at: "second-step", of: "authenticator", GET: SIGNED_IN, POST: OWN, form: ({ form }) => form },
  { at: "second-step/passkey", GET: EVERYBODY, POST: NOBODY, form: { credential: '{"id":"made-up"}' } },
  { at: "second-step/recovery-code", of: "recoveryCode", GET: SIGNED_IN, POST: OWN, form: ({ form }) => form },
];
