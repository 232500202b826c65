/** The environment of whoever started the run. */
export type CallerEnvironment = Readonly<Record<string, string | undefined>>;

/** Environment that commands see of the caller's. Everything else could change what they print. */
const PASSED = [
  'PATH',
  'MINIKUBE_HOME',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
];

/** What commands of a chapter see, but for the home and the kubeconfig. */
export function passedOf(env: CallerEnvironment): Record<string, string> {
  const passed = PASSED.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  const home = env['MINIKUBE_HOME'] ?? env['HOME'];
  return {
    ...Object.fromEntries(passed),
    ...(home !== undefined && { MINIKUBE_HOME: home }),
    LANG: 'C.UTF-8',
    TERM: 'dumb',
    TZ: 'UTC',
  };
}

/** The caller's own environment, for reading the kubeconfig. Nothing is cached in the user's home. */
export function callerOf(env: CallerEnvironment, cache: string): Record<string, string> {
  return {
    ...passedOf(env),
    KUBECACHEDIR: cache,
    ...(env['HOME'] !== undefined && { HOME: env['HOME'] }),
    ...(env['KUBECONFIG'] !== undefined && { KUBECONFIG: env['KUBECONFIG'] }),
  };
}
