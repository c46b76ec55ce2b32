import { endpoint } from '../../contract/endpoint.js';
import { bind, type Bound } from '../http/call.js';
import type { Metrics } from '../metrics.js';

const metricsEndpoint = endpoint({
  name: 'metrics',
  method: 'get',
  path: '/metrics',
  tag: 'system',
  summary: 'Figures of this process in the text form of Prometheus, for who brings the operator’s token',
  who: 'operator',
  answer: { media: 'text/plain; version=0.0.4; charset=utf-8' },
  status: 200,
});

export const metricsRoutes = (metrics: Metrics): readonly Bound[] => [bind(metricsEndpoint, async () => ({ text: await metrics.text() }))];
