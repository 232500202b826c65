const data = (text: string): string =>
  btoa(`-----BEGIN ${text}-----\nthe lab has none\n-----END ${text}-----\n`);

/** The part of a kubeconfig that minikube writes for a profile. */
export function kubeconfig(profile: string, server: string): string {
  return `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: ${data('CERTIFICATE')}
    server: ${server}
  name: ${profile}
contexts:
- context:
    cluster: ${profile}
    namespace: default
    user: ${profile}
  name: ${profile}
current-context: ${profile}
kind: Config
users:
- name: ${profile}
  user:
    client-certificate-data: ${data('CERTIFICATE')}
    client-key-data: ${data('RSA PRIVATE KEY')}
`;
}
