export { createMinikube } from './minikube.ts';
