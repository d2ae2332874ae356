import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";

/** A stretch of an address: what may follow it, and the page that stands at its end. */
type Place = { named: Map<string, Place>; any: Place | null; page: RequestHandler | null };

const newPlace = (): Place => ({ named: new Map(), any: null, page: null });

/**
 * Remix ranks every route of the application anew, several times in a request, so each page would cost more with each
 * route there is. Here each page has a handler that knows only the routes the page stands in, found by walking the
 * address. Addresses that are spelled in an odd way, or lead nowhere, go to a handler that knows all routes.
 */
export function createAddressBook(build: ServerBuild): RequestHandler {
  const all = createRequestHandler(build, "production");
  const root = newPlace();
  for (const id of leavesOf(build)) {
    const chain = chainOf(build, id);
    const segments = chain.flatMap(({ path }) => (path ? path.split("/") : []));
    if (segments.includes("*")) continue;
    placeAt(root, segments).page = createRequestHandler(onlyWith(build, chain), "production");
  }
  return (request, context) => (pageAt(root, new URL(request.url).pathname) ?? all)(request, context);
}

/** The routes that no other stands in. */
function leavesOf({ routes }: ServerBuild): string[] {
  const parents = new Set(Object.values(routes).map(({ parentId }) => parentId));
  return Object.keys(routes).filter((id) => !parents.has(id));
}

/** The routes from the outermost to this one. */
function chainOf(build: ServerBuild, id: string | undefined): ServerBuild["routes"][string][] {
  const route = id === undefined ? undefined : build.routes[id];
  return route ? [...chainOf(build, route.parentId), route] : [];
}

function onlyWith(build: ServerBuild, chain: ServerBuild["routes"][string][]): ServerBuild {
  const ids = new Set(chain.map(({ id }) => id));
  const isThere = ([id]: [string, unknown]) => ids.has(id);
  const listed = Object.fromEntries(Object.entries(build.assets.routes).filter(isThere));
  const routes = Object.fromEntries(Object.entries(build.routes).filter(isThere));
  return { ...build, routes, assets: { ...build.assets, routes: listed } };
}

/** The place at these segments, made when it is new. */
function placeAt(from: Place, segments: string[]): Place {
  return segments.reduce((place, segment) => {
    if (segment.startsWith(":")) {
      place.any ??= newPlace();
      return place.any;
    }
    const next = place.named.get(segment) ?? newPlace();
    place.named.set(segment, next);
    return next;
  }, from);
}

/** Names come before parameters, as with Remix. */
function pageAt(root: Place, path: string): RequestHandler | null {
  const segments = path === "/" ? [] : path.slice(1).split("/");
  const place = segments.reduce<Place | null>(
    (at, segment) => at?.named.get(segment) ?? (segment === "" || segment.includes("%") ? null : (at?.any ?? null)),
    root,
  );
  return place?.page ?? null;
}
