/** Where to go on to afterwards: a path of this site as the form gave it, or home. Anything else could lead elsewhere. */
export function returnTo(next: string | null | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next) || !/^[^\p{Cc}\\]+$/u.test(next)) return "/";
  const url = new URL(next, "http://here.invalid");
  return url.host === "here.invalid" && !url.pathname.startsWith("//") ? url.pathname + url.search : "/";
}

/** A path with where to go on to afterwards; home needs no saying. */
export function withNext(path: string, next: string | null | undefined): string {
  const at = returnTo(next);
  return at === "/" ? path : `${path}?next=${encodeURIComponent(at)}`;
}
