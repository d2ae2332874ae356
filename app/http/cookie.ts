/** Over https a cookie is bound to this very host by its name's prefix. */
export const cookieName = (name: string, secure: boolean) => (secure ? `__Host-${name}` : name);

/** What a cookie of ours holds, of those a request brings; null when it is not among them. */
export function cookieIn(cookies: string | undefined, name: string, secure: boolean): string | null {
  const start = `${cookieName(name, secure)}=`;
  return (
    cookies
      ?.split(/; */)
      .find((pair) => pair.startsWith(start))
      ?.slice(start.length) ?? null
  );
}

/** A cookie that scripts do not see and other sites' forms do not bring; `maxAge` in seconds, 0 removes it. */
export const cookie = (name: string, value: string, maxAge: number, secure: boolean) =>
  `${cookieName(name, secure)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
