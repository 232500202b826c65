import './console.ts';
import './manifest.ts';
import './progress/index.ts';
import './run/index.ts';
import './scrollers.ts';
import './source.ts';
import './term.ts';
