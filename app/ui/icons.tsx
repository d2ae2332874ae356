import type { ReactNode } from "react";

import type { Tab } from "./handle.ts";

export function Sun() {
  return (
    <svg className="size-7 flex-none" viewBox="0 0 28 28" aria-hidden="true">
      <circle cx="14" cy="14" r="6.2" fill="#f2b33d" />
      <path
        d="M14 1.8v3.4M14 22.8v3.4M1.8 14h3.4M22.8 14h3.4M5.4 5.4l2.4 2.4M20.2 20.2l2.4 2.4M5.4 22.6l2.4-2.4M20.2 7.8l2.4-2.4"
        stroke="#f2b33d"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}

const TAB_LINES: Record<Tab, ReactNode> = {
  home: <path d="M4 11l8-7 8 7v9h-5v-6H9v6H4z" />,
  proposals: <path d="M4 5h16v11H10l-4 4v-4H4z" />,
  votes: <path d="M5 11h14v9H5zM8 11V4h8v7M10.5 7.5l1.2 1.2 2.2-2.4" />,
  notices: <path d="M6 3h9l3 3v15H6zM9 10h6M9 14h6M9 18h4" />,
  me: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4 21c1-5 15-5 16 0" />
    </>
  ),
};

export function TabIcon({ tab }: { tab: Tab }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {TAB_LINES[tab]}
    </svg>
  );
}

/** A tick or a cross in a disc: said in words beside it, never by colour alone. */
export function Verdict({ yes }: { yes: boolean }) {
  return (
    <svg className={`size-14 flex-none ${yes ? "text-yes" : "text-no"}`} viewBox="0 0 56 56" aria-hidden="true">
      <circle cx="28" cy="28" r="28" className={yes ? "fill-yes-soft" : "fill-no-soft"} />
      <path
        d={yes ? "M17 29l8 8 15-17" : "M19 19l18 18M37 19L19 37"}
        fill="none"
        stroke="currentColor"
        strokeWidth="5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
