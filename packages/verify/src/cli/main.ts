#!/usr/bin/env node
import { start } from './start.ts';

await start({ root: process.cwd(), cwd: process.cwd(), command: 'kubernetes-guide-verify' });
