/** A cookie that scripts do not see and other sites' forms do not bring; `maxAge` in seconds, 0 removes it. */
export const cookie = (name: string, value: string, maxAge: number, secure: boolean) =>
  `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
