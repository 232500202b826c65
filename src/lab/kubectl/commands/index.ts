import type { Command } from '../run.ts';
import { annotate } from './annotate.ts';
import { apiResources, apiVersions } from './api-resources.ts';
import { editLastApplied, setLastApplied } from './apply/last-applied.ts';
import { apply } from './apply.ts';
import { attach } from './attach.ts';
import { canI, whoAmI } from './auth.ts';
import { autoscale } from './autoscale.ts';
import { clusterInfo } from './cluster-info.ts';
import * as contexts from './config/contexts.ts';
import * as config from './config/others.ts';
import { cp } from './cp.ts';
import { createConfigMap, createRegistrySecret, createSecret, createTlsSecret } from './create/data.ts';
import { createDeployment } from './create/deployment.ts';
import { createIngress } from './create/ingress.ts';
import { createDisruptionBudget, createPriorityClass, createQuota } from './create/policies.ts';
import { createClusterRole, createClusterRoleBinding, createRole, createRoleBinding } from './create/rbac.ts';
import { createService } from './create/service.ts';
import {
  createCronJob,
  createJob,
  createNamespace,
  createServiceAccount,
  createToken,
} from './create/simple.ts';
import { create } from './create.ts';
import { remove } from './delete.ts';
import { describe } from './describe.ts';
import { diff } from './diff.ts';
import { events } from './events.ts';
import { exec } from './exec.ts';
import { explain } from './explain.ts';
import { expose } from './expose.ts';
import { get } from './get.ts';
import { group, helpCommand, options, rootHelp } from './help.ts';
import { label } from './label.ts';
import { logs } from './logs.ts';
import { cordon, drain, taint, uncordon } from './nodes.ts';
import { patch } from './patch.ts';
import { portForward } from './port-forward.ts';
import { refuse } from './refuse.ts';
import { replace } from './replace.ts';
import { rolloutPause, rolloutRestart, rolloutResume } from './rollout/change.ts';
import { rolloutHistory } from './rollout/history.ts';
import { rolloutStatus } from './rollout/status.ts';
import { rolloutUndo } from './rollout/undo.ts';
import { runCommand } from './run.ts';
import { scale } from './scale.ts';
import { setServiceAccount, setSubject } from './set/accounts.ts';
import { setImage } from './set/image.ts';
import { setEnv, setResources, setSelector } from './set/others.ts';
import { edit, top, viewLastApplied } from './small.ts';
import { alpha, certificate, completion, debug, kustomize, pluginList } from './unserved.ts';
import { version } from './version.ts';
import { wait } from './wait.ts';

const onStderr = group('stderr');

/** What there is, by the words behind `kubectl`. */
const COMMANDS: Readonly<Record<string, Command>> = {
  '': rootHelp,
  alpha,
  annotate,
  'api-resources': apiResources,
  'api-versions': apiVersions,
  apply,
  'apply edit-last-applied': editLastApplied,
  'apply set-last-applied': setLastApplied,
  'apply view-last-applied': viewLastApplied,
  attach,
  auth: onStderr,
  'auth can-i': canI,
  'auth whoami': whoAmI,
  autoscale,
  certificate,
  'cluster-info': clusterInfo,
  completion,
  config: onStderr,
  'config current-context': contexts.currentContext,
  'config delete-cluster': config.deleteCluster,
  'config delete-context': contexts.deleteContext,
  'config delete-user': config.deleteUser,
  'config get-clusters': config.getClusters,
  'config get-contexts': contexts.getContexts,
  'config get-users': config.getUsers,
  'config rename-context': contexts.renameContext,
  'config set': config.set,
  'config set-cluster': config.setCluster,
  'config set-context': contexts.setContext,
  'config set-credentials': config.setCredentials,
  'config unset': config.unset,
  'config use-context': contexts.useContext,
  'config view': config.view,
  cordon,
  cp,
  create,
  'create clusterrole': createClusterRole,
  'create clusterrolebinding': createClusterRoleBinding,
  'create configmap': createConfigMap,
  'create cronjob': createCronJob,
  'create deployment': createDeployment,
  'create ingress': createIngress,
  'create job': createJob,
  'create namespace': createNamespace,
  'create poddisruptionbudget': createDisruptionBudget,
  'create priorityclass': createPriorityClass,
  'create quota': createQuota,
  'create role': createRole,
  'create rolebinding': createRoleBinding,
  'create secret': onStderr,
  'create secret docker-registry': createRegistrySecret,
  'create secret generic': createSecret,
  'create secret tls': createTlsSecret,
  'create service': onStderr,
  'create service clusterip': createService('ClusterIP'),
  'create service externalname': createService('ExternalName'),
  'create service loadbalancer': createService('LoadBalancer'),
  'create service nodeport': createService('NodePort'),
  'create serviceaccount': createServiceAccount,
  'create token': createToken,
  debug,
  delete: remove,
  describe,
  diff,
  drain,
  edit,
  events,
  exec,
  explain,
  expose,
  get,
  help: helpCommand,
  kuberc: onStderr,
  kustomize,
  label,
  logs,
  options,
  patch,
  plugin: onStderr,
  'plugin list': pluginList,
  'port-forward': portForward,
  replace,
  rollout: group('stdout'),
  'rollout history': rolloutHistory,
  'rollout pause': rolloutPause,
  'rollout restart': rolloutRestart,
  'rollout resume': rolloutResume,
  'rollout status': rolloutStatus,
  'rollout undo': rolloutUndo,
  run: runCommand,
  scale,
  set: onStderr,
  'set env': setEnv,
  'set image': setImage,
  'set resources': setResources,
  'set selector': setSelector,
  'set serviceaccount': setServiceAccount,
  'set subject': setSubject,
  taint,
  top: onStderr,
  'top node': top,
  'top pod': top,
  uncordon,
  version,
  wait,
};

/** The command at a path such as `kubectl create service`; what the lab lacks is a command that says so. */
export function commandFor(path: string): Command {
  const words = path.split(' ').slice(1).join(' ');
  return COMMANDS[words] ?? refuse(path);
}
