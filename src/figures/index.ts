export { default as LabelAdoption } from './components/LabelAdoption.astro';
export { default as ManifestPath } from './components/ManifestPath.astro';
export { default as NodeLossTimeline } from './components/NodeLossTimeline.astro';
export { default as Ownership } from './components/Ownership.astro';
export { default as PortForwardTunnel } from './components/PortForwardTunnel.astro';
export { default as SelectorVenn } from './components/SelectorVenn.astro';
