/** The two sizes every page has to fit. */
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
export const DESKTOP = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };

export const DEVICES = [
  { device: "390×844", options: PHONE },
  { device: "1280×800", options: DESKTOP },
];
