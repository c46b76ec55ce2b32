import type { SpanContext, SpanOptions } from '@opentelemetry/api';

/** A span as it travels to whoever goes on with it: `00-<trace>-<span>-<flags>` (W3C Trace Context). */
export type TraceParent = string;

type Facts = { readonly [name: string]: string | number };

/** A piece of work as it is shown. `under`: the span it continues, when that is not the one at hand; `found`: what is known only afterwards. */
export type Work = {
  readonly name: string;
  readonly kind: 'server' | 'client' | 'producer' | 'consumer';
  readonly under?: TraceParent | undefined;
  readonly facts?: Facts;
  readonly found?: () => { readonly name?: string; readonly facts: Facts };
};

/** What the driver of MongoDB says of its commands, as far as it is shown: their names, never what they carry. */
type CommandEvent = { readonly requestId: number; readonly commandName: string };
type Commands = { on(event: 'commandStarted' | 'commandSucceeded' | 'commandFailed', heard: (event: CommandEvent) => void): unknown };

/** Traces of requests through API, Temporal, worker and store, for who collects them (docs/operations.md). No fact names a person or says what was decided. */
export interface Tracing {
  readonly on: boolean;
  span<T>(work: Work, does: () => Promise<T>): Promise<T>;
  /** The span at hand. */
  here(): TraceParent | undefined;
  watchStore(commands: Commands): void;
  close(): Promise<void>;
}

/** Nobody collects: work is done and nothing else. */
export const untraced: Tracing = {
  on: false,
  span: (_, does) => does(),
  here: () => undefined,
  watchStore: () => undefined,
  close: () => Promise.resolve(),
};

/** Loads OpenTelemetry when `OTEL_EXPORTER_OTLP_ENDPOINT` names a collector, and only then. Its own variables (`OTEL_TRACES_SAMPLER` …) hold. */
export async function openTracing(program: string, env: NodeJS.ProcessEnv = process.env): Promise<Tracing> {
  if ((env['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? '') === '') return untraced;
  const [otel, { NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const resource = resourceFromAttributes({ 'service.name': env['OTEL_SERVICE_NAME'] ?? `biaocheng-${program}` });
  const provider = new NodeTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())] });
  provider.register();
  const tracer = otel.trace.getTracer('biaocheng');
  const atHand = () => otel.context.active();
  const kinds = { server: 1, client: 2, producer: 3, consumer: 4 } as const satisfies Record<Work['kind'], SpanOptions['kind']>;
  const parentOf = (under: TraceParent | undefined) => {
    const parent = under === undefined ? null : parsed(under);
    return parent === null ? atHand() : otel.trace.setSpanContext(otel.ROOT_CONTEXT, parent);
  };

  return {
    on: true,
    async span({ name, kind, under, facts = {}, found }, does) {
      const parent = parentOf(under);
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes: facts }, parent);
      try {
        return await otel.context.with(otel.trace.setSpan(parent, span), does);
      } catch (error) {
        // The class alone: words may quote what somebody wrote.
        span.setStatus({ code: otel.SpanStatusCode.ERROR, message: error instanceof Error ? error.name : typeof error });
        throw error;
      } finally {
        const late = found?.();
        if (late?.name !== undefined) span.updateName(late.name);
        span.setAttributes(late?.facts ?? {}).end();
      }
    },
    here() {
      const span = otel.trace.getSpanContext(atHand());
      return span === undefined ? undefined : `00-${span.traceId}-${span.spanId}-0${span.traceFlags & 1}`;
    },
    watchStore(commands) {
      const running = new Map<number, ReturnType<typeof tracer.startSpan>>();
      commands.on('commandStarted', ({ requestId, commandName }) => {
        // What nobody asked for, as the checks of the driver and what processes look for by themselves, is no trace; nor what goes on after an answer.
        if (otel.trace.getSpan(atHand())?.isRecording() !== true) return;
        running.set(requestId, tracer.startSpan(`mongodb ${commandName}`, { kind: kinds.client, attributes: { 'db.system.name': 'mongodb' } }));
      });
      const end = (failed: boolean) => (event: CommandEvent) => {
        const span = running.get(event.requestId);
        if (failed) span?.setStatus({ code: otel.SpanStatusCode.ERROR });
        span?.end();
        running.delete(event.requestId);
      };
      commands.on('commandSucceeded', end(false));
      commands.on('commandFailed', end(true));
    },
    close: () => provider.shutdown(),
  };
}

function parsed(traceParent: TraceParent): SpanContext | null {
  const [, traceId = '', spanId = '', flags = '00'] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceParent) ?? [];
  return traceId === '' || /^0+$/.test(traceId) || /^0+$/.test(spanId)
    ? null
    : { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}
