import { describe, expect, test } from 'vitest';
import { OutputError } from '../error.ts';
import { goTemplate } from './index.ts';

const object = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', labels: { b: '2', a: '1' } },
  ports: [80, 443],
  secret: 'c2VjcmV0',
};
const print = (template: string) => goTemplate(template, true).print(object);

describe('Go templates', () => {
  test.each([
    ['{{.metadata.name}}', 'web'],
    ['{{.nope}}|{{.nope.deeper}}', '<no value>|<no value>'],
    ['{{range .ports}}{{.}},{{end}}', '80,443,'],
    ['{{range $i, $p := .ports}}{{if $i}}, {{end}}{{$p}}{{end}}', '80, 443'],
    ['{{range $k, $v := .metadata.labels}}{{$k}}={{$v}} {{end}}', 'a=1 b=2 '],
    ['{{with .nope}}yes{{else}}no{{end}}', 'no'],
    ['{{if and .ports (eq .kind "Pod")}}{{len .ports}}{{end}}', '2'],
    ['a {{- "b" -}} c', 'abc'],
    ['{{/* note */}}{{printf "%-5s|%03d" .kind 7}}', 'Pod  |007'],
    ['{{.secret | base64decode}}', 'secret'],
    ['{{index .metadata.labels "a"}}{{index .ports 1}}', '1443'],
    ['{{$x := 1}}{{range .ports}}{{$x = .}}{{end}}{{$x}}', '443'],
    ['{{range .ports}}{{if gt . 100}}{{break}}{{end}}{{.}}{{end}}', '80'],
    ['{{.metadata.labels}}', 'map[a:1 b:2]'],
  ])('%s', (template, text) => {
    expect(print(template)).toBe(text);
  });
  test.each([
    ['{{.a', 'unclosed action'],
    ['{{nope .}}', 'function "nope" not defined'],
    ['{{end}}', 'unexpected {{end}}'],
    ['{{range .a}}', 'unexpected EOF'],
    ['{{if}}{{end}}', 'missing value for if'],
    ['{{$y}}', 'undefined variable "$y"'],
  ])('%s is refused', (template, message) => {
    expect(() => print(template)).toThrow(
      new OutputError(`error parsing template ${template}, template: output:1: ${message}`),
    );
  });
});
