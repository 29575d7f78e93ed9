/**
 * How Chromium is started to print: no window, no graphics card, nothing sent or fetched, the same result everywhere.
 *
 * The sandbox and the profile are added by `launch-browser.ts`.
 */
export const browserArgs: readonly string[] = [
  '--headless',
  '--disable-gpu',
  '--hide-scrollbars',
  // What nobody looks at need not be painted. As wide as by default: in a window of one pixel, lines with pictures leave the grid.
  '--window-size=800,100',
  '--mute-audio',
  // Glyphs at their exact widths, and colours that no screen profile changes.
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--lang=en-US',
  // Older Chromes want these two besides what the printing command says.
  '--export-tagged-pdf',
  '--generate-pdf-document-outline',

  // Containers give /dev/shm 64 MB, too little for a long book.
  '--disable-dev-shm-usage',
  // A long task is our usual task.
  '--disable-hang-monitor',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-ipc-flooding-protection',

  // Nothing that a user's browser does by itself.
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame,InterestFeedContentSuggestions',

  // No network: nothing asks for it, no name is found, and the only proxy is a closed door.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-client-side-phishing-detection',
  '--disable-domain-reliability',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
]
