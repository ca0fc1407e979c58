import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, expect, it } from '@jest/globals';

import { describeEachServer } from '../support/servers.ts';

describeEachServer('the servers of a launcher', ['postgresql', 'mariadb', 'mysql'], ({ id }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'schema-gitops-launcher-'));
  const file = path.join(folder, 'servers.json');
  let launcher: ChildProcess | undefined;
  afterEach(() => {
    launcher?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('end and leave nothing behind when the launcher is killed', async () => {
    launcher = spawn(process.execPath, ['scripts/servers.mjs', 'up', id, '--out', file], { stdio: 'ignore' });
    await until(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('}\n'));
    const { port, dataFolder } = readServer(file);
    expect(await accepts(port)).toBe(true);
    expect(existsSync(dataFolder)).toBe(true);

    launcher.kill('SIGKILL');

    await until(() => !existsSync(dataFolder));
    expect(await accepts(port)).toBe(false);
  });
});

function readServer(file: string): { port: number; dataFolder: string } {
  const text = readFileSync(file, 'utf8');
  const port = /127\.0\.0\.1:(\d+)/.exec(text)?.[1];
  const dataFolder = /"socket": "([^"]*schema-gitops-servers-[^"/]*)/.exec(text)?.[1];
  if (port === undefined || dataFolder === undefined) throw new Error(`no server in ${text}`);
  return { port: Number(port), dataFolder };
}

async function until(condition: () => boolean): Promise<void> {
  const limit = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > limit) throw new Error('waited half a minute in vain');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
