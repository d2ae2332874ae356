/** Over https a cookie is bound to this very host by its name's prefix. */
export const cookieName = (name: string, secure: boolean) => (secure ? `__Host-${name}` : name);

/** A cookie that scripts do not see and other sites' forms do not bring; `maxAge` in seconds, 0 removes it. */
export const cookie = (name: string, value: string, maxAge: number, secure: boolean) =>
  `${cookieName(name, secure)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
