import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The shell is the same Chromium without windows: pages are tested in two thirds of the time. */
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const PATH = process.env['CHROMIUM'] ?? PLACES.find((path) => existsSync(path)) ?? PLACES.at(-1) ?? '';

/** Chromium is on this machine. Tests without it are skipped, and say so. */
export const hasChromium = existsSync(PATH);
if (!hasChromium)
  process.stderr.write(`\nBrowser tests are SKIPPED: no Chromium at ${PATH} (set CHROMIUM).\n\n`);

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
const OFFLINE = ['--disable-background-networking', '--disable-component-update'];

/** Starts a headless Chromium that makes no requests of its own. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: PATH, headless: true, args: [...QUIET, ...OFFLINE] });
}
