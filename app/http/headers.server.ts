/**
 * On every answer, errors and files included. No page has an inline script or style, so the policy needs
 * neither nonces nor hashes, and is the same on pages kept in memory.
 */
const POLICY = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "connect-src": "'self'",
  "manifest-src": "'self'",
  "form-action": "'self'",
  "base-uri": "'none'",
  "frame-ancestors": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "preview",
};

/** Vite's development client writes inline styles and talks over a socket. */
const DEVELOPMENT = {
  ...POLICY,
  "style-src": "'self' 'unsafe-inline'",
  "script-src": "'self' 'unsafe-inline'",
  "connect-src": "'self' ws:",
  "require-trusted-types-for": null,
  "trusted-types": null,
};

type Circumstances = { secure: boolean; development: boolean };

export function securityHeaders({ secure, development }: Circumstances): Record<string, string> {
  const policy = Object.entries(development ? DEVELOPMENT : POLICY).filter(([, value]) => value !== null);
  return {
    "Content-Security-Policy": policy.map(([directive, value]) => `${directive} ${value}`).join("; "),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    ...(secure && { "Strict-Transport-Security": "max-age=31536000" }),
  };
}
