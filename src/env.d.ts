/// <reference types="@astrojs/starlight" />

declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}

declare namespace App {
  interface Locals {
    /** How many terms the page has shown, for ids. */
    terms?: number;
  }
}
