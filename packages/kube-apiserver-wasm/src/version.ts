/** The Kubernetes version that the engine is made from. */
export const kubernetesVersion = '1.37.2';
