import type { Printer } from '../table.ts';

/** MutatingWebhookConfigurations and ValidatingWebhookConfigurations. */
export const webhooks: Printer = {
  columns: ['Name', 'Webhooks', 'Age'],
  row: (object, table) => [object.metadata.name, (object.webhooks ?? []).length, table.age(object)],
};
