import type { EngineName } from '../model/engine-name.ts';

/** A service container that replays migrations. */
interface Service {
  readonly image: string;
  readonly port: number;
  readonly password: string;
  readonly health: string;
  readonly url: string;
}

const services: Readonly<Record<EngineName, Service>> = {
  postgresql: { image: 'postgres', port: 5432, password: 'POSTGRES_PASSWORD', health: 'pg_isready', url: 'postgresql://postgres:throw-away@localhost:5432/postgres' },
  mysql: { image: 'mysql', port: 3306, password: 'MYSQL_ROOT_PASSWORD', health: '"mysqladmin ping -h 127.0.0.1"', url: 'mysql://root:throw-away@127.0.0.1:3306' },
  mariadb: { image: 'mariadb', port: 3306, password: 'MARIADB_ROOT_PASSWORD', health: '"healthcheck.sh --connect --innodb_initialized"', url: 'mysql://root:throw-away@127.0.0.1:3306' },
};

/** Newest versions that are tested, for repositories that name none. */
const usualVersions: Readonly<Record<EngineName, string>> = { postgresql: '18', mysql: '8.4', mariadb: '11.8' };

const checkout = `      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:`;

/** Where the migrations go, and on what. */
export interface WorkflowFacts {
  readonly engine: EngineName;
  readonly version?: string;
  readonly defaultBranch: string;
}

/** The text of a workflow that gates pull requests, and migrates production when they are merged. */
export function writeWorkflow({ engine, version, defaultBranch }: WorkflowFacts): string {
  return `${introduction(defaultBranch)}
jobs:
${gateJob(services[engine], version ?? usualVersions[engine])}
${productionJob}`;
}

function introduction(defaultBranch: string): string {
  return `# Pull requests are judged before they are merged; what is merged goes to production.
#
# Set up once in the repository's settings:
#   * an environment \`production\`, limited to the default branch, with required reviewers and the secret PRODUCTION_DATABASE_URL;
#   * the check \`gate\` as a required check of the default branch.
name: database

on:
  pull_request:
  merge_group:
  push:
    branches: [${JSON.stringify(defaultBranch)}]

permissions: {}
`;
}

function gateJob(service: Service, version: string): string {
  return `  gate:
    if: github.event_name != 'push'
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read
      pull-requests: write # the comment
      checks: write # findings beyond the ten annotations of a step
    services:
      database:
        image: ${service.image}:${version}
        env:
          ${service.password}: throw-away
        ports: ['${service.port}:${service.port}']
        options: --health-cmd ${service.health} --health-interval 2s --health-timeout 5s --health-retries 30
    steps:
${checkout}
          fetch-depth: 0
          persist-credentials: false
      - uses: schema-gitops/schema-gitops@v1
        with:
          dev-database: url-env:DEV_DATABASE_URL
        env:
          DEV_DATABASE_URL: ${service.url}

`;
}

const productionJob = `  production:
    if: github.event_name == 'push'
    runs-on: ubuntu-24.04
    timeout-minutes: 120
    permissions:
      contents: read
    environment: production
    concurrency:
      group: database-production
      cancel-in-progress: false
    steps:
${checkout}
          persist-credentials: false
      - uses: schema-gitops/schema-gitops/actions/migrate@v1
        with:
          target: production
        env:
          PRODUCTION_DATABASE_URL: \${{ secrets.PRODUCTION_DATABASE_URL }}
`;
