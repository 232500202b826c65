import type { FigureDefinition } from '../kit/index.ts';
import { changingIpFixedName } from './changing-ip-fixed-name.ts';
import { diagnosisTree } from './diagnosis-tree.ts';
import { endpointTimeline } from './endpoint-timeline.ts';
import { endpointsMirroring } from './endpoints-mirroring.ts';
import { externalNameDns } from './external-name-dns.ts';
import { headlessMatrix } from './headless-matrix.ts';
import { hostHeader } from './host-header.ts';
import { labelAdoption } from './label-adoption.ts';
import { loadBalancerPath } from './load-balancer-path.ts';
import { loadBalancerRequest } from './load-balancer-request.ts';
import { manifestPath } from './manifest-path.ts';
import { manualSlice } from './manual-slice.ts';
import { namespaceDns } from './namespace-dns.ts';
import { nodeLossTimeline } from './node-loss-timeline.ts';
import { nodePortReturn } from './node-port-return.ts';
import { nodePortTwoNodes } from './node-port-two-nodes.ts';
import { ownership } from './ownership.ts';
import { packetAddresses } from './packet-addresses.ts';
import { portForwardTunnel } from './port-forward-tunnel.ts';
import { selectorVenn } from './selector-venn.ts';
import { serviceAnatomy } from './service-anatomy.ts';
import { serviceDecision } from './service-decision.ts';
import { serviceTypeNesting } from './service-type-nesting.ts';
import { tcpVsIcmp } from './tcp-vs-icmp.ts';
import { threePaths } from './three-paths.ts';
import { webToApi } from './web-to-api.ts';

/** Every figure of the book in the order of its chapters. */
export const figures: readonly FigureDefinition[] = [
  manifestPath,
  ownership,
  nodeLossTimeline,
  labelAdoption,
  selectorVenn,
  portForwardTunnel,
  changingIpFixedName,
  serviceAnatomy,
  tcpVsIcmp,
  webToApi,
  diagnosisTree,
  loadBalancerRequest,
  serviceTypeNesting,
  loadBalancerPath,
  nodePortReturn,
  nodePortTwoNodes,
  externalNameDns,
  hostHeader,
  manualSlice,
  endpointsMirroring,
  headlessMatrix,
  threePaths,
  packetAddresses,
  endpointTimeline,
  namespaceDns,
  serviceDecision,
];
