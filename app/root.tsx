import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";

import { wayOn } from "./domain/accounts/way-on.ts";
import { REFUSALS, type RefusalCode } from "./domain/shared/refusal.ts";
import { refusedAs } from "./http/handlers.server.ts";
import { Frame, SecondStepBanner } from "./ui/frame.tsx";
import type { PageHandle } from "./ui/handle.ts";
import { Page } from "./ui/pieces.tsx";
import { useServed, useText } from "./ui/served.ts";
import styles from "./ui/styles.css?url";
import { Typed } from "./ui/typed.tsx";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/icon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export async function loader({ params, context: { visit } }: LoaderFunctionArgs) {
  try {
    const [person, community] = await Promise.all([
      visit.person(),
      params.community ? visit.community(params.community) : null,
    ]);
    return { personName: person?.shownName ?? null, owesFactor: person?.owesFactor ?? false, community };
  } catch (error) {
    throw refusedAs(error);
  }
}

export function Layout({ children }: { children: ReactNode }) {
  const { language, elder, script } = useServed();
  return (
    <html lang={language === "zh" ? "zh-CN" : "en"} className={elder ? "elder" : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#fbf9f5" />
        <Title />
        <Refresh />
        <Links />
        <script type="module" src={script} />
      </head>
      <body>{children}</body>
    </html>
  );
}

const handleOf = (handle: unknown) => handle as PageHandle | undefined;

function Title() {
  const t = useText();
  const match = useMatches().at(-1);
  const facts = useRouteLoaderData<typeof loader>("root");
  const own = match?.data == null ? undefined : handleOf(match.handle)?.title(t, match.data);
  return <title>{[own, facts?.community?.name, t.brand].filter(Boolean).join(" · ")}</title>;
}

/** Asks for the page again where there is no script to keep it up to date; it would throw readers back to the top. */
function Refresh() {
  const match = useMatches().at(-1);
  const seconds = match?.data == null ? null : handleOf(match.handle)?.refreshSeconds?.(match.data);
  if (!seconds) return null;
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  );
}

export default function App() {
  const facts = useRouteLoaderData<typeof loader>("root");
  const match = useMatches().at(-1);
  const tab = handleOf(match?.handle)?.tab(match?.data);
  return (
    <Frame community={facts?.community ?? null} personName={facts?.personName ?? null} tab={tab}>
      {facts?.owesFactor && <SecondStepBanner />}
      <Outlet />
    </Frame>
  );
}

/** Every page that could not be: why, what to do instead, and whatever had been typed. */
export function ErrorBoundary() {
  const t = useText();
  const error = useRouteError();
  const facts = useRouteLoaderData<typeof loader>("root");
  const { pathname } = useLocation();
  const refusal = refusalIn(error);
  const onAt = wayOn(refusal, pathname);
  const community = facts?.community ?? null;
  return (
    <Frame community={community} personName={facts?.personName ?? null}>
      <Page narrow>
        <section className="card justify-items-center py-10 text-center">
          <h1>{t.error.titles[REFUSALS[refusal]] ?? t.error.otherTitle}</h1>
          <p className="text-ink-2">{t.refusals[refusal]}</p>
          {onAt && (
            <a className="btn" href={onAt} target="_blank" rel="noopener">
              {refusal === "sign_in_first" ? t.error.signInInNewTab : t.wayOn[refusal]}
            </a>
          )}
          <a className="btn btn-ghost" href={community ? `/c/${community.id}` : "/"}>
            {t.error.home}
          </a>
        </section>
        <Typed />
      </Page>
    </Frame>
  );
}

function refusalIn(error: unknown): RefusalCode {
  if (!isRouteErrorResponse(error)) return "unexpected";
  if (error.status === 404 || error.status === 405) return "not_found";
  return typeof error.data === "string" && error.data in REFUSALS ? (error.data as RefusalCode) : "unexpected";
}
