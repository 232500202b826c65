/** Beginnings and ends that many examples share. */
const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');

/** A Service called `web` with this spec. */
export const service = (spec: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n${indented(spec)}\n`;

/** A ConfigMap with this data. */
export const configMap = (data: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n${indented(data)}\n`;

/** A Pod whose one container has these fields beside its name. */
export const pod = (container: string, labels = 'app: web'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    ${labels}\nspec:\n  containers:\n    - name: web\n${indented(indented(indented(container)))}\n`;

/** Pods for Services to find: label `app: web`, port 8080 named `http`. */
export const WEB = `---
${pod('image: example.com/web:1.0\nports:\n  - name: http\n    containerPort: 8080')}`;

/** An EndpointSlice of the Service `web` with these fields at the top. */
export const slice = (fields: string, metadata = '  labels:\n    kubernetes.io/service-name: web'): string =>
  `apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata:\n  name: web-1\n${metadata}\naddressType: IPv4\n${fields}\n`;
