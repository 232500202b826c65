export { kindPrefix, printTable, renderTable, TABLE_TABS, type Table, type TableOptions } from './print.ts';
