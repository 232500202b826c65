import { isKnown } from '../arg.ts';
import { type Call, placeOf, useOf } from '../call.ts';
import { dnsLabelFault } from './names.ts';

const TIMEOUT = /^(?:\d+|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/;

/** Checks the flags that every command has: the namespace's name and the request's timeout. */
export function checkNamespace(call: Call): void {
  const use = useOf(call, 'namespace');
  if (use?.holder && isKnown(use.value) && use.value !== '') {
    const fault = dnsLabelFault(use.value);
    const lower = use.value.toLowerCase();
    // kubectl only lists nothing there: it is our advice.
    if (fault !== undefined)
      call.say(
        'command-name',
        placeOf(use),
        { name: use.value, what: 'namespace' },
        {
          layer: 'guide',
          detail: fault,
          write: dnsLabelFault(lower) === undefined ? lower : '',
        },
      );
  }
  const timeout = useOf(call, 'request-timeout');
  if (!timeout?.holder || !isKnown(timeout.value) || TIMEOUT.test(timeout.value)) return;
  call.say(
    'command-flag-type',
    placeOf(timeout),
    { flag: '--request-timeout', value: timeout.value, want: 'timeout' },
    {
      detail:
        'error: Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)',
    },
  );
}
