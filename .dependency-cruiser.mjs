// The second lock on the walls. Each rule is planted and seen red by test/guards.
const RULE_FILES =
  '^libs/(kernel/|calendar/|rulebook/|cases/procedures/|[^/]+/(events|refusals|state|item|entry|meeting|case|deadlines|procedure|appearances|timeline|duty|law)\\.ts$|dialogue/(reading/|conversation|intent|help|read-back|reply|tell))';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'An import cycle between injectables dies at load.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'rooms-meet-at-the-door',
      severity: 'error',
      comment: 'A room is entered by its index.ts only.',
      from: { path: '^(libs|infra)/([^/]+)/' },
      to: { path: '^(libs|infra)/([^/]+)/', pathNot: ['^$1/$2/', '^(libs|infra)/[^/]+/index\\.ts$'] },
    },
    {
      name: 'apps-enter-by-the-door',
      severity: 'error',
      from: { path: '^(apps|test)/' },
      to: { path: '^(libs|infra)/([^/]+)/', pathNot: '^(libs|infra)/[^/]+/index\\.ts$' },
    },
    { name: 'libs-know-no-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'infra-knows-no-domain',
      severity: 'error',
      comment: 'Techniques know no domain; only the kernel below both (docs/adr/0001).',
      from: { path: '^infra/' },
      to: { path: '^(libs|apps)/', pathNot: '^libs/kernel/' },
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(libs|infra|apps)/', pathNot: '^libs/kernel/' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'Rule files import no framework, no database, no node: module.',
      from: { path: RULE_FILES, pathNot: '\\.spec\\.ts$' },
      to: { path: ['^infra/', '@nestjs', 'node_modules/(kysely|pg|kafkajs|dingtalk-stream|fastify|rxjs)/', '^node:'] },
    },
    {
      name: 'rules-use-no-node',
      severity: 'error',
      from: { path: RULE_FILES, pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'kafka-in-its-room',
      severity: 'error',
      from: { pathNot: '^infra/(kafka|dev)/' },
      to: { path: 'node_modules/kafkajs/' },
    },
    {
      name: 'dingtalk-in-its-room',
      severity: 'error',
      from: { pathNot: ['^infra/dingtalk/', '^apps/sandbox/.*\\.spec\\.ts$', '^infra/bench/'] },
      to: { path: 'node_modules/dingtalk-stream/' },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '/dist/' } },
    {
      name: 'tests-stay-in-tests',
      severity: 'error',
      from: { path: '^(apps|libs|infra)/', pathNot: '\\.spec\\.ts$|^infra/(bench|dingtalk/testing|kafka/testing)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|apps/sandbox/page|infra/bench/emmett)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
