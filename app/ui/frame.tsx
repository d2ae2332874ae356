import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";

import type { CommunityFacts } from "#app/domain/places/queries.server.ts";
import type { Tab } from "./handle.ts";
import { Sun, TabIcon } from "./icons.tsx";
import { useServed, useText } from "./served.ts";

const TABS: readonly { tab: Tab; path: string }[] = [
  { tab: "home", path: "" },
  { tab: "proposals", path: "/proposals" },
  { tab: "votes", path: "/votes" },
  { tab: "notices", path: "/notices" },
  { tab: "me", path: "/me" },
];

type Frame = {
  community: CommunityFacts | null;
  personName: string | null;
  tab?: Tab | undefined;
  children: ReactNode;
};

/** What stands around every page: who we are, the way about, elder mode, and the small print. */
export function Frame({ community, personName, tab, children }: Frame) {
  const t = useText();
  return (
    <>
      <a href="#main" className="btn absolute -top-24 left-4 z-20 focus:top-2">
        {t.skipToContent}
      </a>
      <header className="no-print border-line border-b bg-card">
        <div className="mx-auto flex max-w-[1080px] flex-wrap items-center gap-x-2.5 gap-y-1 px-4 py-2">
          <a
            href={community ? `/c/${community.id}` : "/"}
            className="flex min-h-(--target) min-w-0 items-center gap-2.5 text-ink no-underline"
          >
            <Sun />
            <span className="leading-tight">
              <b className="whitespace-nowrap">{t.brand}</b>
              {community && <small className="block text-ink-3 text-xs">{community.name}</small>}
            </span>
          </a>
          {community && (
            <div className="hidden flex-1 justify-center min-[960px]:flex">
              <Tabs community={community} tab={tab} />
            </div>
          )}
          <div className="ml-auto flex gap-x-2.5">
            <ElderSwitch />
            {personName ? !community && <AccountLink /> : <SignInLink />}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <Footer community={community} personName={personName} />
      {community && (
        <div className="no-print min-[960px]:hidden">
          <Tabs community={community} tab={tab} />
        </div>
      )}
    </>
  );
}

function Tabs({ community, tab }: { community: CommunityFacts; tab: Tab | undefined }) {
  const t = useText();
  return (
    <nav className="tabs" aria-label={t.nav.label}>
      {TABS.map(({ tab: name, path }) => (
        <a key={name} href={`/c/${community.id}${path}`} aria-current={name === tab ? "page" : undefined}>
          <TabIcon tab={name} />
          {t.nav[name]}
        </a>
      ))}
    </nav>
  );
}

/** Nobody wants to come back here once they are in. */
const WAYS_IN = ["/", "/sign-in", "/enter", "/enter/code", "/register", "/password-reset", "/password-reset/code"];

function SignInLink() {
  const t = useText();
  const { pathname } = useLocation();
  const next = WAYS_IN.includes(pathname) ? "" : `?next=${encodeURIComponent(pathname)}`;
  return (
    <a className="chip" href={`/sign-in${next}`}>
      {t.signIn}
    </a>
  );
}

/** In a community it stands under one's own tab. */
function AccountLink() {
  const t = useText();
  return (
    <a className="chip" href="/account">
      {t.myAccount}
    </a>
  );
}

/** Told to staff who have not taken the second step, wherever they look; on its own pages they know. */
export function SecondStepBanner() {
  const t = useText();
  const { pathname, search } = useLocation();
  if (/^\/(second-step|account)\b/.test(pathname)) return null;
  return (
    <div className="no-print border-sun-line border-b bg-sun-soft">
      <p className="row mx-auto max-w-[1080px] px-4 py-1">
        {t.owesFactor}
        <a className="link" href={`/second-step?next=${encodeURIComponent(pathname + search)}`}>
          {t.toSecondStep}
        </a>
      </p>
    </div>
  );
}

/** A choice of the reader's device, kept in a cookie; works for visitors too. */
function Preference({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  const { pathname, search } = useLocation();
  return (
    <form method="post" action="/preferences">
      <input type="hidden" name="next" value={pathname + search} />
      <button className="chip" name={name} value={value} type="submit">
        {children}
      </button>
    </form>
  );
}

function ElderSwitch() {
  const t = useText();
  const { elder } = useServed();
  return (
    <Preference name="elder" value={elder ? "off" : "on"}>
      {elder ? t.elderOff : t.elderOn}
    </Preference>
  );
}

function Footer({ community, personName }: { community: CommunityFacts | null; personName: string | null }) {
  const t = useText();
  const { language } = useServed();
  return (
    <footer className="below-tabs no-print border-line border-t">
      <div className="row mx-auto max-w-[1080px] px-4 py-4 text-ink-3 text-s">
        <Preference name="lang" value={language === "zh" ? "en" : "zh"}>
          <span lang={language === "zh" ? "en" : "zh-CN"}>{t.otherLanguage}</span>
        </Preference>
        {personName && (
          <form method="post" action="/sign-out">
            <button type="submit" className="chip">
              {t.signOut}
            </button>
          </form>
        )}
        {community && (
          <a className="link" href={`/c/${community.id}/conduct`}>
            {t.moderation.conduct.link}
          </a>
        )}
        {community?.privacyUrl && (
          <a className="link" href={community.privacyUrl}>
            {t.privacyPolicy}
          </a>
        )}
        {community?.complaintChannel && <span>{t.complaints(community.complaintChannel)}</span>}
        {community?.icpNumber && <span>{community.icpNumber}</span>}
      </div>
    </footer>
  );
}

/** Where a page hangs: one step back up, at its top. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a href={to} className="link no-print w-fit no-underline">
      ‹ {children}
    </a>
  );
}
