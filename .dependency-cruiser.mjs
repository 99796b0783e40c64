// The second lock on the walls. Each rule is planted and seen red by test/guards.
const RULES = [
  'kernel/',
  'calendar/',
  'rulebook/',
  'cases/procedures/',
  'documents/procedure/',
  'documents/(?:gates|life|dues|document|numbers|procedure)\\.ts$',
  'documents/competition/(?:standards|conclusion|phrases|hints)\\.ts$',
  'documents/versions/differences\\.ts$',
  'documents/clean-up/round\\.ts$',
  // What happened, why something is refused, and the state of a thing, wherever in a room they stand.
  '.+/(?:events|refusals|state|terms|categories|names|surnames|legal-time)\\.ts$',
  'reminders/(?:ladder|digest|hours|reminded)\\.ts$',
  'decisions/(?:gates/(?:gate-kinds|gates)|list/(?:catalogue|catalogue-sheet)|party-group/(?:party-group|quorum))\\.ts$',
  'decisions/items/(?:item|proposing|approving|passing-gates|requirements|standing)\\.ts$',
  'decisions/(?:follow-up/task|emergencies/emergency)\\.ts$',
  'decisions/meetings/(?:attendance|ballot|convening|corrections|deliberation|meeting|meeting-flags|meeting-state|minutes|opening|presence|sources|stages|voting)\\.ts$',
  '[^/]+/(?:item|entry|meeting|case|deadlines|procedure|appearances|timeline|duty|law|contract)\\.ts$',
  'legal-opinions/(?:ground/last-day|advisers/adviser|opinions/(?:opinion|assigning|suggestions))\\.ts$',
  'duties/(?:standing/(?:standing-duty|divisions|who)|plans/(?:cycle|read-cycle|plan)|year/(?:tasks|year|year-settings))\\.ts$',
  'nil-returns/(?:nil-return|quarter|registers)\\.ts$',
  'dialogue/(?:reading/|conversation|intent|help|read-back|reply|tell)',
];
const RULE_FILES = `^libs/(?:${RULES.join('|')})`;

/** The rooms within libs/decisions, from the ground up: each uses what stands below it, never above. */
const FLOORS = [
  'ground',
  'gates',
  'list',
  'party-group',
  'items',
  'follow-up',
  'emergencies',
  'meetings',
  'meetings/convening',
  'meetings/sitting',
  'meetings/minutes',
  'papers',
  'export',
  'policies',
];
const above = (floor) => FLOORS.slice(FLOORS.indexOf(floor) + 1).filter((one) => one !== floor);
const noRoomAbove = FLOORS.filter((floor) => above(floor).length > 0).map((floor) => ({
  name: 'no-room-above',
  severity: 'error',
  comment: `What stands on the floor of ${floor} knows nothing of the floors above it.`,
  from: {
    path: `^libs/decisions/${floor}/`,
    // The rooms within this one have floors of their own.
    pathNot: FLOORS.filter((one) => one.startsWith(`${floor}/`)).map((one) => `^libs/decisions/${one}/`),
  },
  to: { path: above(floor).map((one) => `^libs/decisions/${one}/`) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...noRoomAbove,
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
      comment:
        'A room is entered by its index.ts only; the training lines, which are no room of the product, by lines.mjs.',
      from: { path: '^(libs|infra)/([^/]+)/' },
      to: {
        path: '^(libs|infra)/([^/]+)/',
        pathNot: ['^$1/$2/', '^(libs|infra)/[^/]+/index\\.ts$', '^infra/dev/training/lines\\.mjs$'],
      },
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
    exclude: { path: '^(dist|apps/sandbox/page|infra/bench/emmett|test/contracts/clients)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
