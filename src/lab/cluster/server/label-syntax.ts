const NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const NAME_PATTERN = new RegExp(`^${NAME}$`);
const VALUE_PATTERN = new RegExp(`^(${NAME})?$`);
const SUBDOMAIN = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const SUBDOMAIN_PATTERN = new RegExp(`^${SUBDOMAIN}$`);
const LETTERS =
  "consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const KEY_FORM = `must ${LETTERS} (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${NAME}')`;
const MOST = 63;

const bytes = (text: string) => new TextEncoder().encode(text).length;

/** What is wrong with a label's key: apimachinery's `content.IsLabelKey`. */
export function labelKeyFaults(key: string): readonly string[] {
  const parts = key.split('/');
  if (parts.length > 2) {
    return [
      `a valid label key ${KEY_FORM} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const faults: string[] = [];
  const name = parts.at(-1) ?? '';
  if (parts.length === 2) {
    const [prefix = ''] = parts;
    if (prefix === '') faults.push('prefix part must be non-empty');
    else if (bytes(prefix) > 253) faults.push('prefix part must be no more than 253 bytes');
    else if (!SUBDOMAIN_PATTERN.test(prefix)) {
      faults.push(
        `prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`,
      );
    }
  }
  if (name === '') faults.push('name part must be non-empty');
  else if (bytes(name) > MOST) faults.push(`name part must be no more than ${MOST} bytes`);
  if (!NAME_PATTERN.test(name)) faults.push(`name part ${KEY_FORM}`);
  return faults;
}

/** What is wrong with a label's value: apimachinery's `content.IsLabelValue`. */
export function labelValueFaults(value: string): readonly string[] {
  const faults: string[] = [];
  if (bytes(value) > MOST) faults.push(`must be no more than ${MOST} bytes`);
  if (!VALUE_PATTERN.test(value)) {
    faults.push(
      `a valid label must be an empty string or ${LETTERS} (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(${NAME})?')`,
    );
  }
  return faults;
}
