import './console.ts';
import './manifest.ts';
import './scrollers.ts';
import './source.ts';
import './term.ts';
