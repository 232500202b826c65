export { kubeconfig } from './kubeconfig.ts';
export { createMinikube } from './minikube.ts';
