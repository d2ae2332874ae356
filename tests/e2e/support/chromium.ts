/** What Playwright switches off; a list of our own takes its place. */
const AS_PLAYWRIGHT = [
  ...["AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"],
  ...["DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"],
  ...["MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"],
  "ThirdPartyStoragePartitioning",
];

/** An address bar nobody sees would draw two pages for every page under test, and a process waits for one more. */
const UNSEEN = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"];

/** A browser that does what the tests ask of it and little else: most of their time is its. */
export const CHROMIUM_ARGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  // One process draws, and the browser itself does what a graphics process would: each one more costs its start.
  ...["--renderer-process-limit=1", "--in-process-gpu"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  // No page lives long enough for its scripts, axe the largest of them, to earn back what making them faster costs.
  "--js-flags=--no-opt --no-maglev",
  `--disable-features=${[...AS_PLAYWRIGHT, ...UNSEEN].join(",")}`,
];
