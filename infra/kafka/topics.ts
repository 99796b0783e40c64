// The topics events are published to, and how those are made that this product creates.

/** Of topics that are created here; those that exist are left as they are. */
export const TOPIC_DEFAULTS = {
  partitions: 6,
  replicationFactor: 1,
  /** Nothing is thrown away and nothing compacted: every event is a fact of its own, and may be read from the first. */
  retentionMs: -1,
} as const;

/** The topic of an event's domain. @throws Error if the type names none */
export const topicOf = (type: string): string => {
  const [, domain] = /^([a-z][a-z0-9-]*)\.[a-z]/.exec(type) ?? [];
  if (!domain) throw new Error(`event type ${type} names no room`);
  return `zhengheng.${domain}`;
};

/** The CloudEvents type of an event: `cn.gov.zhengheng.decisions.item-proposed.v1`. */
export const typeOf = (type: string, version: number): string => `cn.gov.zhengheng.${type}.v${version}`;

/** The path of its schema on the HTTP interface, below `/schemas`. */
export const schemaPathOf = (type: string, version: number): string => `${type}/v${version}.json`;
