import type { Workspace } from '../../playground/files.ts';
import { NEWEST } from '../../playground/files.ts';

const TEXT = `# 고쳐 보세요. 틀린 곳에는 밑줄이 그어지고, 아래에 까닭이 나옵니다.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.k8s.io/e2e-test-images/agnhost:2.53
          args: [netexec, --http-port=8080]
          ports:
            - name: http
              containerPort: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 80
      targetPort: http
`;

/** What a reader finds who has not been here before. */
export const START: Workspace = {
  files: [{ name: 'web.yaml', text: TEXT }],
  shown: 'web.yaml',
  version: NEWEST,
};
