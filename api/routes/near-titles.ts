import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { bind, type Bound, type Reply } from '../http/call.js';
import type { Ports } from '../ports.js';
import { nearTo } from '../read/near-titles.js';

const near = z.strictObject({ reference: z.string(), title: z.string(), percent: z.number().int() });

const nearEndpoint = endpoint({
  name: 'nearTitles',
  method: 'get',
  path: '/api/v1/near-titles',
  tag: 'standards',
  summary: '查重: published standards, announced projects and catalogue entries whose titles are near this one, the nearest first',
  who: 'public',
  query: z.strictObject({ zh: z.string().trim().min(1).max(200), en: z.string().trim().max(300).default('') }),
  answer: z.strictObject({ items: z.array(near) }),
  status: 200,
});

/** For whoever writes a proposal, while they write it. */
export const nearTitleRoutes = (ports: Ports): readonly Bound[] => [
  bind(nearEndpoint, async ({ query: { zh, en } }): Promise<Reply> => ({
    body: { items: await nearTo(ports.db, { zh, en }, { organisation: null, not: [] }) },
  })),
];
