import { expect, it } from 'vitest';
import { podTemplateHash } from './template-hash.ts';

const template = (image: string, more: object = {}) => ({
  metadata: { labels: { app: 'shop', tier: 'front' } },
  spec: {
    containers: [
      {
        name: 'shop',
        image,
        args: ['netexec', '--http-port=8080'],
        ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
        resources: {},
        readinessProbe: {
          httpGet: { path: '/healthz', port: 'http', scheme: 'HTTP' },
          timeoutSeconds: 1,
          periodSeconds: 1,
          successThreshold: 1,
          failureThreshold: 3,
        },
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
        imagePullPolicy: 'IfNotPresent',
        ...more,
      },
    ],
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 1,
    dnsPolicy: 'ClusterFirst',
    securityContext: {},
    schedulerName: 'default-scheduler',
  },
});

// What a cluster of version 1.37.2 named the ReplicaSets of these templates.
it.each([
  ['registry.k8s.io/e2e-test-images/agnhost:2.53', '746dc8cf7f'],
  ['registry.k8s.io/e2e-test-images/agnhost:2.66.1', '7f85967cd8'],
])('a template with %s', (image, hash) => {
  expect(podTemplateHash(template(image))).toBe(hash);
});

it('reads amounts, as Go itself printed them', () => {
  const resources = { limits: { cpu: '200m', memory: '64Mi' }, requests: { cpu: '1' } };
  const one = podTemplateHash(template('a', { resources }));
  expect(podTemplateHash(template('a', { resources: { ...resources, requests: { cpu: '2' } } }))).not.toBe(
    one,
  );
});
