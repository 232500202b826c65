export { type ApiResourcesOptions, printApiResources, printApiVersions } from './discovery.ts';
export { type EventsOptions, printEvents, sortEvents } from './events.ts';
export { kindPrefix, printTable, renderTable, TABLE_TABS, type Table, type TableOptions } from './print.ts';
