/**
 * Scripts come from the lab alone; styles may be inline because charts and canvas write them.
 * @param connections addresses beside the page's own that it may open connections to
 */
function contentSecurityPolicy(connections: readonly string[]): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    ['connect-src', "'self'", ...connections].join(' '),
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * What goes out with every page, to the browser and to the window alike.
 * @param connections as for the policy
 */
export function securityHeaders(connections: readonly string[]): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(connections),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}
